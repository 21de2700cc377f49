package io.github.keycloakpat.server.introspection;

import static io.github.keycloakpat.server.introspection.Asking.assertInactive;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Ends;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.exchange.SpoiltValues;
import io.github.keycloakpat.server.exchange.Values;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals 1 to 39 at introspection: one and the same answer, whatever is wrong. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InactiveValueIT {
    private final Keycloak keycloak;
    private final Pats pats;
    private final TestRealm ending;

    InactiveValueIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.pats = new Pats(realm);
        this.ending = TestRealms.standard(keycloak);
    }

    static Set<String> ends() {
        return Ends.names();
    }

    static Set<String> ways() {
        return SpoiltValues.ways();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void anEndedTokenIsInactive(String end) {
        String user = "ender-" + ends().stream().toList().indexOf(end);
        ending.users().create(user, "orders-viewer");
        Pats itsPats = new Pats(ending);
        keycloak.shiftTime(Duration.ofSeconds(-10)); // older than any not-before of now
        Made pat = itsPats.make(user, "read");
        keycloak.resetTime();
        assertThat(itsPats.introspect("orders-api", pat.secret()).text()).contains("\"active\":true");

        Ends.end(end, ending, user, pat);

        assertInactive(itsPats.introspect("orders-api", pat.secret()));
    }

    @Test
    void theNotBeforeOfWhoAsksEndsItToo39() {
        Pats itsPats = new Pats(ending);
        keycloak.shiftTime(Duration.ofSeconds(-10));
        Made pat = itsPats.make("bob", "read");
        keycloak.resetTime();
        assertThat(itsPats.introspect("orders-api", pat.secret()).text()).contains("\"active\":true");

        Ends.raiseNotBefore(ending, "orders-api");

        assertInactive(itsPats.introspect("orders-api", pat.secret()));
    }

    @AfterEach
    void restore() {
        Ends.undo(ending, "orders-api");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aSpoiltValueIsInactive(String way) {
        Made pat = pats.make("alice", "read");

        assertInactive(pats.introspect("orders-api", SpoiltValues.spoil(way, pat.secret())));
    }

    @Test
    void aValueOfAnotherRealmIsInactive35() {
        TestRealm other = TestRealms.standard(keycloak);
        Made ofOther = new Pats(other).make("alice", "read");

        assertInactive(pats.introspect("orders-api", ofOther.secret()));
        assertThat(new Pats(other).introspect("orders-api", ofOther.secret()).text())
                .contains("\"active\":true");
    }

    /** However many are asked about, an application learns the same: it is not the one who presents them. */
    @Test
    void questionsAreNotCounted() {
        Made pat = pats.make("alice", "read");
        String unknown = Values.checksummed(Values.changed(pat.secret(), 10));

        for (int i = 0; i < 320; i++) {
            assertThat(pats.introspect("orders-api", unknown).status()).isEqualTo(200);
        }

        Pats.assertRefused(pats.exchange("script", unknown));
        assertThat(pats.exchange("script", pat).status()).isEqualTo(200);
    }
}
