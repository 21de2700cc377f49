package io.github.keycloakpat.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts of a realm's tokens. */
@KeycloakTest
class AdminStatsIT {
    private final Keycloak keycloak;
    private final TestRealm realm;

    AdminStatsIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
    }

    private String stats() {
        return AdminRest.mighty(realm).stats().toString();
    }

    private static String counts(int... counts) {
        return String.format(
                "{\"active\":%d,\"expired\":%d,\"revoked\":%d,\"expiringIn7Days\":%d,\"expiringIn30Days\":%d,"
                        + "\"neverUsed\":%d,\"unused90Days\":%d,\"outsidePolicy\":%d}",
                counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7]);
    }

    @Test
    void areRightAsTimeGoesBy() {
        assertThat(stats()).isEqualTo(counts(0, 0, 0, 0, 0, 0, 0, 0));
        UserRest alice = UserRest.of(realm, "alice");
        alice.make("scopes", List.of("read"), "expiresIn", "P1D");
        alice.make("scopes", List.of("read"), "expiresIn", "P8D");
        alice.make("scopes", List.of("execute"), "expiresIn", "P365D");
        alice.revoke(alice.makeId()).expect(204);
        alice.delete(alice.makeId()).expect(204);
        UserRest bob = UserRest.of(realm, "bob");
        String value = bob.make("name", "used", "scopes", List.of("read"), "expiresIn", "P200D")
                .path("token")
                .asText();
        assertThat(stats()).isEqualTo(counts(4, 0, 1, 1, 2, 4, 0, 0));

        new Pats(realm).exchange("script", value).expect(200);
        Await.until(Duration.ofSeconds(30), "a use", () -> stats().equals(counts(4, 0, 1, 1, 2, 3, 0, 0)));

        new Policy(realm).set("maxLifetime", "P100D");
        assertThat(stats()).isEqualTo(counts(4, 0, 1, 1, 2, 3, 0, 2));

        keycloak.shiftTime(Duration.ofDays(2));
        assertThat(stats()).isEqualTo(counts(3, 1, 1, 1, 1, 2, 0, 2));

        keycloak.shiftTime(Duration.ofDays(87)); // 89 in all
        assertThat(stats()).startsWith("{\"active\":2,").contains("\"unused90Days\":0");
        keycloak.shiftTime(Duration.ofDays(2)); // 91
        assertThat(stats()).startsWith("{\"active\":2,").contains("\"unused90Days\":2");
    }
}
