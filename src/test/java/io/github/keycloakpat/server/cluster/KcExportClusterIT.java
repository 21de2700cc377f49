package io.github.keycloakpat.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code kc.sh export} and {@code kc.sh import} on a database of their own carry a realm's policy. */
class KcExportClusterIT {
    private static final Map<String, Object> POLICY = Map.of(
            "maxLifetime",
            "P90D",
            "requiredRole",
            "orders-viewer",
            "authorizationDetailTypes",
            Map.of("channel", List.of("publish", "read")),
            "noticeDays",
            List.of(14, 2));

    @TempDir
    private Path files;

    @Test
    void theyCarryThePolicyAndTheMarksOnClientScopes() {
        String file = files.resolve("realm.json").toString();
        try (Keycloak keycloak = Keycloak.startOwn("export")) {
            TestRealm realm = TestRealms.standard(keycloak);
            realm.admin()
                    .put("/personal-access-tokens/policy")
                    .json(POLICY)
                    .send()
                    .expect(200);
            realm.scopes().update("admin", scope -> scope.setAttributes(Map.of("pat.grantable", "true")));
            keycloak.stop();
            List<Map<String, Object>> written = written(keycloak);
            assertThat(written).hasSize(POLICY.size() + 2); // grantableScopes is the test realm's own

            keycloak.run("export", "--realm", realm.name(), "--file", file);
            keycloak.sqlUpdate("DELETE FROM REALM_ATTRIBUTE WHERE NAME LIKE 'pat.%'");
            keycloak.sqlUpdate("DELETE FROM CLIENT_SCOPE_ATTRIBUTES WHERE NAME LIKE 'pat.%'");
            assertThat(written(keycloak)).isEmpty();
            keycloak.run("import", "--file", file, "--override", "true");

            assertThat(written(keycloak)).isEqualTo(written);
        }
    }

    private static List<Map<String, Object>> written(Keycloak keycloak) {
        return keycloak.sql("SELECT NAME, CAST(VALUE AS VARCHAR(4000)) AS TEXT FROM REALM_ATTRIBUTE"
                + " WHERE NAME LIKE 'pat.%' UNION ALL SELECT NAME, VALUE FROM CLIENT_SCOPE_ATTRIBUTES"
                + " WHERE NAME LIKE 'pat.%' ORDER BY 1");
    }
}
