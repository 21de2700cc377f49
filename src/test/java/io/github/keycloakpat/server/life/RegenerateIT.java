package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ended tokens come back with a new value; old values do not: refusal 23. */
@KeycloakTest
class RegenerateIT {
    private final Keycloak keycloak;
    private final Holder alice;
    private final Holder bob;

    RegenerateIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.alice = new Holder(realm, "alice");
        this.bob = new Holder(realm, "bob");
    }

    /** How a token ended. */
    enum End {
        REVOKED,
        EXPIRED
    }

    @BeforeEach
    void noTokens() {
        alice.rest().clear();
    }

    /** Tokens are made to live for an hour here. */
    private void end(Made pat, End end) {
        if (end == End.REVOKED) {
            alice.rest().revoke(pat.id(), "reason", "holidays").expect(204);
        } else {
            keycloak.shiftTime(Duration.ofHours(1));
        }
        assertThat(alice.read(pat).path("status").asText()).isEqualTo(end.name());
    }

    @ParameterizedTest
    @EnumSource
    void anEndedTokenWorksByItsNewValueOnly(End end) {
        Made old = alice.make("expiresIn", "PT1H");
        alice.assertWorks(old);
        end(old, end);

        Made present = alice.regenerated(old);

        assertThat(present.id()).isEqualTo(old.id());
        alice.assertWorks(present);
        alice.assertRefused(old);
    }

    @ParameterizedTest
    @EnumSource
    void valuesOfGracePeriodsStayDeadToo(End end) {
        Made first = alice.make("expiresIn", "PT1H");
        Made second = alice.rotated(first, "gracePeriod", "P1D");
        Made third = alice.rotated(second, "gracePeriod", "P1D");
        end(first, end);

        Made fourth = alice.regenerated(first, "expiresIn", "P30D");

        alice.assertRefused(first, second, third);
        alice.assertWorks(fourth);
        assertThat(alice.read(fourth).path("previousSecretExpiresAt").isNull()).isTrue();
    }

    @Test
    void oldValuesStayDeadOnANodeWhoseClockIsBehind() {
        Made first = alice.make("expiresIn", "PT1H");
        Made second = alice.rotated(first, "gracePeriod", "PT1H");
        end(first, End.REVOKED);
        keycloak.shiftTime(Duration.ofSeconds(30));
        Made third = alice.regenerated(first);

        keycloak.shiftTime(Duration.ofSeconds(-30));

        alice.assertRefused(first, second);
        alice.assertWorks(third);
    }

    @Test
    void oldValuesStayDeadThroughEveryFurtherEndAndReturn() {
        Made first = alice.make("expiresIn", "PT1H");
        end(first, End.REVOKED);
        Made second = alice.regenerated(first);
        end(first, End.REVOKED);
        Made third = alice.regenerated(first);

        Made fourth = alice.rotated(third, "gracePeriod", "PT1H");

        alice.assertRefused(first, second);
        alice.assertWorks(third, fourth);
    }

    @ParameterizedTest
    @EnumSource
    void nameDescriptionAndRightsStayAndItsEndIsForgotten(End end) {
        Made pat = alice.make(
                "description",
                "deploys",
                "expiresIn",
                "PT1H",
                "roles",
                List.of("orders-viewer"),
                "audiences",
                List.of("orders-api"));
        ObjectNode before = alice.read(pat).deepCopy();
        end(pat, end);

        ObjectNode after = alice.rest().regenerate(pat.id()).expect(200).json().deepCopy();

        List<String> renewed = List.of("token", "hint", "secretIssuedAt", "expiresAt");
        assertThat(before.path("revokedAt").isNull()).isTrue();
        assertThat(after.without(renewed).toString())
                .isEqualTo(before.without(renewed).toString());
    }

    @Test
    void theAnswerHasTheTokenAsItIsThenAndTheValue() {
        Made old = alice.make("expiresIn", "PT1H");
        JsonNode before = alice.read(old);
        end(old, End.EXPIRED);

        ObjectNode shown = alice.rest().regenerate(old.id()).expect(200).json().deepCopy();

        String value = shown.remove("token").asText();
        assertThat(shown).isEqualTo(alice.read(old));
        assertThat(shown.path("hint").asText()).isEqualTo("kcpat_…" + value.substring(value.length() - 4));
        assertThat(Instant.parse(shown.path("secretIssuedAt").asText()))
                .isAfterOrEqualTo(Instant.parse(before.path("expiresAt").asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", ""})
    void needsNoFields(String body) {
        Made pat = alice.make("expiresIn", "PT1H");
        end(pat, End.REVOKED);
        var call = alice.rest().http().post("/" + pat.id() + "/regenerate");

        Answer answer = (body.isEmpty() ? call : call.json(body)).send();

        alice.assertWorks(Holder.made(answer.expect(200)));
    }

    @Test
    void anothersTokenIsNotBroughtBackAndIsAnsweredAsOneThatIsNotThere() {
        Made hers = alice.make("expiresIn", "PT1H");
        end(hers, End.REVOKED);

        Answer foreign = bob.rest().regenerate(hers.id());
        Answer unknown = bob.rest().regenerate(UUID.randomUUID().toString());

        assertRefused(foreign, 404, "token_not_found");
        assertThat(foreign.bytes()).isEqualTo(unknown.bytes());
        assertThat(alice.read(hers).path("status").asText()).isEqualTo("REVOKED");
    }
}
