package io.github.keycloakpat.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The value's form as the contract has it, and a realm that changes its prefix. */
@KeycloakTest
@Tag("wire")
class TokenPrefixIT {
    private final TestRealm realm;
    private final Pats pats;

    TokenPrefixIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @Test
    void aValueHasPrefixRandomPartAndChecksum() {
        String value = pats.make("alice", "read").secret();

        assertThat(value).matches("kcpat_[0-9A-Za-z]{49}");
        assertThat(Values.checksummed(value)).isEqualTo(value);
    }

    @Test
    void valuesOfEarlierPrefixesStayValid() {
        Made first = pats.make("alice", "read");
        realm.setAttribute("pat.tokenPrefix", "acme");
        Made second = pats.make("alice", "read");
        realm.setAttribute("pat.tokenPrefix", "ab");
        Made third = pats.make("alice", "read");

        assertThat(second.secret()).matches("acme_[0-9A-Za-z]{49}");
        assertThat(third.secret()).matches("ab_[0-9A-Za-z]{49}");
        assertThat(Values.checksummed(third.secret())).isEqualTo(third.secret());
        for (Made pat : new Made[] {first, second, third}) {
            assertThat(pats.claims("script", pat).path("pat_id").asText()).isEqualTo(pat.id());
        }
    }

    @Test
    void thePrefixIsPartOfTheValue() {
        Made pat = pats.make("alice", "read");

        String underAnother =
                Values.checksummed("acme" + pat.secret().substring(pat.secret().indexOf('_')));

        Pats.assertRefused(pats.exchange("script", underAnother));
    }
}
