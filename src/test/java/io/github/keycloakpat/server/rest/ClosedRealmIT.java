package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Realms that are not open to a call. */
@KeycloakTest
@Tag("wire")
class ClosedRealmIT {
    private final Keycloak keycloak;

    ClosedRealmIT(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    @Test
    void aRealmThatIsSwitchedOffRefusesEveryCall() {
        TestRealm off = TestRealms.standard(keycloak);
        UserRest user = UserRest.of(off, "alice");
        String theirs = user.makeId();

        off.update(rep -> rep.setEnabled(false));

        for (RestCall call : RestCall.values()) {
            assertRefused(call.send(user.http(), theirs), 403, "permission_denied");
        }
        assertThat(keycloak.sql("SELECT REVOKED_AT FROM PAT_TOKEN WHERE ID = ?", theirs))
                .hasSize(1);
    }

    @Test
    void aRealmThatDemandsHttpsRefusesEveryCallWithoutIt() {
        TestRealm strict = TestRealms.standard(keycloak);
        UserRest user = UserRest.of(strict, "alice");
        String theirs = user.makeId();

        strict.update(rep -> rep.setSslRequired("all"));

        for (RestCall call : RestCall.values()) {
            assertRefused(call.send(user.http(), theirs), 403, "permission_denied");
        }
    }
}
