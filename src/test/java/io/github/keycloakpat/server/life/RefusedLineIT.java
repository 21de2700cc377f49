package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.exchange.Pats.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import io.github.keycloakpat.token.PatFormat;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which refused uses the audit trail tells of. */
@KeycloakTest
@Tag("rows")
class RefusedLineIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private final UserRest alice;

    RefusedLineIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @Test
    void theUseOfARevokedTokenIsToldWithWhereItCameFromAndWithoutAnActor() {
        Made pat = pats.make("alice", "read");
        alice.revoke(pat.id()).expect(204);
        assertRefused(pats.exchanging("ci", pat.secret())
                .from("203.0.113.7")
                .header("User-Agent", "deploy/1.0")
                .send());

        trail(pat).await("REFUSED");
        JsonNode line = trail(pat).only("REFUSED");

        assertThat(line.path("details").toString()).isEqualTo("{\"reason\":\"REVOKED\"}");
        assertThat(line.path("userId").asText()).isEqualTo(realm.users().id("alice"));
        assertThat(line.path("actorId").isNull()).isTrue();
        assertThat(line.path("clientId").asText()).isEqualTo("ci");
        assertThat(line.path("ip").asText()).isEqualTo("203.0.113.7");
        assertThat(line.path("userAgent").asText()).isEqualTo("deploy/1.0");
    }

    @Test
    void theUseOfAnExpiredTokenIsTold() {
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "expiresIn", "PT20S"));
        keycloak.shiftTime(Duration.ofSeconds(20));
        assertRefused(pats.exchange("script", pat));

        trail(pat).awaitRefusal("EXPIRED");
    }

    @Test
    void theUseOfADeletedTokenIsToldByTheNameThatItHad() {
        Made pat = pats.make("alice", "read");
        alice.update(pat.id(), "name", "left behind").expect(200);
        alice.delete(pat.id()).expect(204);
        assertRefused(pats.exchange("script", pat));

        trail(pat).awaitRefusal("DELETED");

        assertThat(trail(pat).only("REFUSED").path("tokenName").asText()).isEqualTo("left behind");
    }

    @Test
    void theUseOfAnOldValueIsTold() {
        Made pat = pats.make("alice", "read");
        alice.rotate(pat.id()).expect(200);
        assertRefused(pats.exchange("script", pat));

        trail(pat).awaitRefusal("SECRET_ENDED");
    }

    @Test
    void theUseOfATokenWhoseOwnerIsDisabledIsTold() {
        realm.users().create("carol", "orders-viewer");
        UserRest carol = UserRest.of(realm, "carol");
        Made pat = pats.make("carol", "read");
        realm.users().disable("carol");
        assertRefused(pats.exchange("script", pat));
        realm.users().enable("carol");

        new Trail(carol, pat.id()).awaitRefusal("OWNER_DISABLED");
    }

    @Test
    void aScopeThatWasNotGrantedIsTold() {
        Made pat = pats.make("alice", "read");
        Pats.assertError(pats.exchange("script", pat, "scope", "admin"), "invalid_scope");

        trail(pat).awaitRefusal("SCOPE_NOT_GRANTED");
    }

    @Test
    void oneReasonIsToldOnceAnHour() {
        keycloak.shiftTime(untilTenPast());
        Made pat = pats.make("alice", "read");
        Trail trail = new Trail(UserRest.of(realm, "alice"), pat.id());
        Pats.assertError(pats.exchange("script", pat, "scope", "admin"), "invalid_scope");
        Pats.assertError(pats.exchange("script", pat, "scope", "admin"), "invalid_scope");
        trail.awaitRefusal("SCOPE_NOT_GRANTED");
        Pats.assertError(pats.exchange("ci", pat, "scope", "admin"), "invalid_scope");
        pats.revoke("alice", pat);
        assertRefused(pats.exchange("script", pat));
        trail.awaitRefusal("REVOKED"); // what was noted before it is written too

        assertThat(trail.refusals()).containsExactly("REVOKED", "SCOPE_NOT_GRANTED");

        keycloak.shiftTime(Duration.ofHours(1));
        assertRefused(pats.exchange("script", pat));
        Trail later = new Trail(UserRest.of(realm, "alice"), pat.id());
        later.awaitRefusals(3);
        assertThat(later.refusals()).containsExactly("REVOKED", "REVOKED", "SCOPE_NOT_GRANTED");
    }

    /** So that the hour does not end within the test. */
    private Duration untilTenPast() {
        Instant now = keycloak.now();
        Instant tenPast = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(70));
        return Duration.between(now, tenPast);
    }

    @Test
    void guessesLeaveNoLine() {
        Made pat = pats.make("alice", "read");
        long before = linesOfRealm();
        String guess = PatFormat.mint("kcpat", new SecureRandom()).reveal();
        assertRefused(pats.exchange("script", guess));
        assertRefused(pats.exchange("script", "kcpat_" + "x".repeat(49)));
        assertRefused(pats.exchange("script", pat.secret() + "x"));
        Pats.assertError(pats.exchange("script", pat, "scope", "admin"), "invalid_scope");
        trail(pat).awaitRefusal("SCOPE_NOT_GRANTED");

        assertThat(linesOfRealm()).isEqualTo(before + 1);
    }

    private long linesOfRealm() {
        return keycloak.sql(
                        "SELECT ID FROM PAT_AUDIT WHERE REALM_ID = ?",
                        realm.get().getId())
                .size();
    }

    private Trail trail(Made pat) {
        return new Trail(alice, pat.id());
    }
}
