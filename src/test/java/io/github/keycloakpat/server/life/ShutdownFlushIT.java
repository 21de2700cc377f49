package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What a server has in memory when it is told to stop. It has a server of its own, on H2 in the run on H2. */
@EnabledIfSystemProperty(named = "kcpat.database", matches = "h2")
class ShutdownFlushIT {
    private static final int USES = 5;

    @Test
    void usesThatAreStillInMemoryAreWrittenWhenTheServerIsStopped() {
        try (Keycloak keycloak =
                Keycloak.startOwn("shutdown", "--spi-personal-access-token--jpa--usage-flush-seconds=3600")) {
            TestRealm realm = TestRealms.standard(keycloak);
            Pats pats = new Pats(realm);
            Made pat = pats.make("alice", "read");
            for (int i = 0; i < USES; i++) {
                pats.exchange("script", pat).expect(200);
            }
            Made revoked = pats.make("alice", "read");
            pats.revoke("alice", revoked);
            Pats.assertRefused(pats.exchange("script", revoked));
            assertThat(UserRest.of(realm, "alice")
                            .read(pat.id())
                            .path("useCount")
                            .asLong())
                    .isZero();

            keycloak.stop();

            assertThat(keycloak.log()).contains("stopped in");
            assertThat(usage(keycloak, pat)).containsEntry("use_count", (long) USES);
            assertThat(lines(keycloak, pat, "USED")).isEqualTo(1);
            assertThat(lines(keycloak, revoked, "REFUSED")).isEqualTo(1);
        }
    }

    private static Map<String, Object> usage(Keycloak keycloak, Made pat) {
        return keycloak.sql("SELECT USE_COUNT FROM PAT_USAGE WHERE TOKEN_ID = ?", pat.id())
                .get(0);
    }

    private static int lines(Keycloak keycloak, Made pat, String type) {
        return keycloak.sql("SELECT ID FROM PAT_AUDIT WHERE TOKEN_ID = ? AND TYPE = ?", pat.id(), type)
                .size();
    }
}
