package io.github.keycloakpat.server.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.Ldap;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The values of somebody who left the company's directory. Keycloak removes such a user when somebody asks for them, in a
 * transaction of its own; what holds the owner's lock by then would wait for itself, on PostgreSQL without end.
 */
@KeycloakTest
@Tag("rows")
class VanishedOwnerIT {
    private final Keycloak keycloak;

    VanishedOwnerIT(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    @Test
    void areRevokedByWhoeverHasThem() throws Exception {
        assertEnds((realm, pat) -> realm.http()
                .post("/protocol/openid-connect/revoke")
                .form("client_id", "script", "token", pat.secret())
                .send()
                .expect(200));
    }

    @Test
    void areEndedByAReport() throws Exception {
        assertEnds((realm, pat) -> realm.http()
                .post("/personal-access-tokens/leaked")
                .json(List.of(Map.of("token", pat.secret())))
                .send()
                .expect(200));
    }

    private void assertEnds(BiConsumer<TestRealm, Made> call) throws Exception {
        try (Ldap ldap = Ldap.start()) {
            TestRealm realm = TestRealms.standard(keycloak);
            Pats pats = new Pats(realm);
            ldap.add("dora");
            ldap.federate(realm);
            realm.token("dora"); // imports her
            realm.users().assign("dora", "orders-viewer");
            Made pat = pats.make("dora", "read");
            ldap.remove("dora");

            call.accept(realm, pat);

            assertThat(keycloak.sql("SELECT ID FROM PAT_TOKEN WHERE ID = ? AND REVOKED_AT IS NOT NULL", pat.id()))
                    .hasSize(1);
            Pats.assertRefused(pats.exchange("script", pat));
            realm.delete();
        }
    }
}
