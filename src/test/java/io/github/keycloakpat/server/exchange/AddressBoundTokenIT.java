package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusal 94: a token that is bound to addresses works from nowhere else, however an address is written. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressBoundTokenIT {
    private final Pats pats;
    private Made bound;

    AddressBoundTokenIT(TestRealm realm) {
        this.pats = new Pats(realm);
    }

    @BeforeAll
    void makeAToken() {
        bound = boundTo("10.0.0.0/8", "192.0.2.7", "2001:db8::/32");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.1.2.3",
                "10.255.255.255",
                "192.0.2.7",
                "2001:db8::1",
                "2001:DB8:0:0:0:0:0:1",
                "::ffff:10.1.2.3",
                "::ffff:a01:203",
                "0:0:0:0:0:ffff:10.1.2.3"
            })
    void anAddressWithinWorks(String address) {
        Answer answer = from(address, bound);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.255.255.255",
                "11.0.0.0",
                "192.0.2.6",
                "192.0.2.8",
                "203.0.113.9",
                "2001:db9::1",
                "::1",
                "::ffff:11.0.0.1",
                "::ffff:192.0.2.8"
            })
    void anAddressOutsideIsRefused94(String address) {
        assertRefused(from(address, bound));
    }

    /** For these Keycloak has no address at all; names are never looked up. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "unknown", "_hidden", "ten.example", "64:ff9b::10.1.2.3", "10.1.2"})
    void whatIsNoAddressIsOutsideAndStopsNobodyElse94(String address) {
        Made free = pats.make("alice", "read");

        assertThat(from(address, free).status()).isEqualTo(200);
        assertRefused(from(address, bound));
    }

    @Test
    void theTestsOwnAddressIsOutside94() {
        assertRefused(pats.exchange("script", bound));
    }

    @Test
    void aRangeOfMappedAddressesIsOneOfIpv4() {
        Made mapped = boundTo("::ffff:10.0.0.0/104");

        assertThat(from("10.1.2.3", mapped).status()).isEqualTo(200);
        assertThat(from("::ffff:10.1.2.3", mapped).status()).isEqualTo(200);
        assertRefused(from("11.1.2.3", mapped));
    }

    @Test
    void aTokenThatIsBoundToNothingWorksFromAnywhere() {
        Made free = pats.make("alice", Map.of("scopes", List.of("read"), "allowedIps", List.of()));

        assertThat(from("203.0.113.9", free).status()).isEqualTo(200);
        assertThat(from("2001:db9::1", free).status()).isEqualTo(200);
    }

    @Test
    void aTokenThatIsNarrowedIsBoundAtTheNextUse() {
        Made pat = pats.make("alice", "read");

        pats.update("alice", pat, Map.of("allowedIps", List.of("10.0.0.0/8")));

        assertThat(from("10.1.2.3", pat).status()).isEqualTo(200);
        assertRefused(from("203.0.113.9", pat));
    }

    private Answer from(String address, Made pat) {
        return pats.exchanging("script", pat.secret()).from(address).send();
    }

    private Made boundTo(String... ranges) {
        return pats.make("alice", Map.of("scopes", List.of("read"), "allowedIps", List.of(ranges)));
    }
}
