package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.params;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a token lives: refusals 78 to 80. */
@KeycloakTest
@Tag("wire")
class ExpiryIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;

    ExpiryIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void isThePresetOfTheRealmIfNothingIsSaid() {
        assertThat(lifeOf(alice.make())).isEqualTo(Duration.ofDays(30));

        policy.set("defaultLifetime", "PT36H");
        assertThat(lifeOf(alice.make("expiresAt", null, "expiresIn", null))).isEqualTo(Duration.ofHours(36));

        policy.set("maxLifetime", "PT2H");
        assertThat(lifeOf(alice.make())).isEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @CsvSource({"P30D, 2592000", "P2W, 1209600", "PT12H, 43200", "P1DT2H3M4S, 93784", "PT90M, 5400", "PT1S, 1"})
    void isAsLongAsTheDurationSays(String duration, long seconds) {
        assertThat(lifeOf(alice.make("expiresIn", duration))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P1M",
                "P1Y",
                "P1Y2M3D",
                "P0D",
                "PT0S",
                "P0W",
                "-P1D",
                "P-1D",
                "P+1D",
                "",
                " ",
                "P",
                "PT",
                "P1DT",
                "30d",
                "P1.5D",
                "PT0.5S",
                "p1d",
                "P1D ",
                "P1W1D",
                "forever",
                "Never",
                "P9999999999D",
                "P٣D",
                "86400"
            })
    void isNoOtherTextThanADuration(String duration) {
        assertRefused(alice.create("name", "x", "expiresIn", duration), 400, "invalid_expiry", "expiresIn");
        assertThat(alice.names()).isEmpty();
    }

    @Test
    void isUntilThePointInTimeWhoseFractionsAreCutOff() {
        Instant end = keycloak.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        String withFraction = end.toString().replace("Z", ".999999Z");
        String elsewhere = end.atOffset(ZoneOffset.ofHours(-5)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);

        assertThat(alice.make("expiresAt", end.toString()).path("expiresAt").asText())
                .isEqualTo(end.toString());
        assertThat(alice.make("expiresAt", withFraction).path("expiresAt").asText())
                .isEqualTo(end.toString());
        assertThat(alice.make("expiresAt", elsewhere, "expiresIn", null)
                        .path("expiresAt")
                        .asText())
                .isEqualTo(end.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow", "", "2099-12-31", "2099-12-31T23:59:59", "2099-02-30T00:00:00Z", "2099-13-01T00:00:00Z",
                "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "4102444799", "2099-12-31 23:59:59Z", "never",
                        "P30D",
                "2099-12-31T23:59Z", "2099-12-31T23:59:59+01", "2099-12-31T23:59:59+01:00:30"
            })
    void isNoOtherTextThanAPointInTime(String time) {
        assertRefused(alice.create("name", "x", "expiresAt", time), 400, "invalid_expiry", "expiresAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31T23:59:59Z", "9999-12-31T23:59:59.999Z", "9999-12-31T12:00:00+02:00"})
    void mayBeInTheYear9999(String time) {
        policy.set("maxLifetime", "P9999999D");

        assertThat(alice.make("expiresAt", time).path("expiresAt").asText()).startsWith("9999-12-31T");
    }

    @Test
    void isNeverAfterTheYear9999() {
        policy.set("maxLifetime", "P9999999D");

        assertThat(alice.create("name", "x", "expiresAt", "9999-12-31T23:59:59-01:00")
                        .status())
                .isEqualTo(400);
        assertThat(alice.make("expiresIn", "P9999999D").path("expiresAt").asText())
                .isEqualTo("9999-12-31T23:59:59Z");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3600, 86_400_000})
    void isNotInThePast(long secondsAgo) {
        String past = keycloak.now()
                .minusSeconds(secondsAgo)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();

        assertRefused(alice.create("name", "x", "expiresAt", past), 400, "invalid_expiry", "expiresAt");
        assertThat(alice.names()).isEmpty();
    }

    @Test
    void isSaidInOneWayOnly() {
        String end = keycloak.now().plusSeconds(3600).toString();

        assertRefused(
                alice.create("name", "x", "expiresAt", end, "expiresIn", "PT1H"), 400, "invalid_expiry", "expiresAt");
        assertThat(alice.create("name", "x", "expiresAt", end, "expiresIn", "never")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void isNotBeyondTheLongestLife() {
        policy.set("maxLifetime", "P10D");

        Answer in = alice.create("name", "x", "expiresIn", "P10DT1S");
        Answer at = alice.create(
                "name",
                "x",
                "expiresAt",
                keycloak.now().plus(Duration.ofDays(11)).toString());

        assertRefused(in, 400, "expiry_too_long", "expiresIn");
        assertRefused(at, 400, "expiry_too_long", "expiresAt");
        assertThat(params(in)).containsExactly("P10D").isEqualTo(params(at));
        assertThat(alice.names()).isEmpty();
        assertThat(lifeOf(alice.make("expiresIn", "P10D"))).isEqualTo(Duration.ofDays(10));
    }

    @Test
    void isNeverEndlessUnlessTheRealmAllowsIt() {
        assertRefused(alice.create("name", "x", "expiresIn", "never"), 400, "expiry_required", "expiresIn");
        policy.set("neverExpireAllowed", "false");
        assertRefused(alice.create("name", "x", "expiresIn", "never"), 400, "expiry_required", "expiresIn");
        assertThat(alice.names()).isEmpty();

        policy.set("neverExpireAllowed", "true");
        assertThat(alice.make("expiresIn", "never").path("expiresAt").isNull()).isTrue();
        assertThat(lifeOf(alice.make())).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void endsAtItsInstantByTheServersClock() {
        JsonNode token = alice.make("expiresIn", "PT1H");
        String id = token.path("id").asText();

        keycloak.shiftTime(Duration.ofMinutes(58));
        assertThat(UserRest.of(realm, "alice").read(id).path("status").asText()).isEqualTo("ACTIVE");

        keycloak.shiftTime(Duration.ofMinutes(2));
        UserRest later = UserRest.of(realm, "alice");
        assertThat(later.read(id).path("status").asText()).isEqualTo("EXPIRED");
        assertThat(later.read(id).path("expiresAt")).isEqualTo(token.path("expiresAt"));
        assertThat(later.listed("id")).isEmpty();
        assertThat(later.listed("id", "status", "expired")).containsExactly(id);
    }

    private static Duration lifeOf(JsonNode token) {
        return Duration.between(
                Instant.parse(token.path("createdAt").asText()),
                Instant.parse(token.path("expiresAt").asText()));
    }
}
