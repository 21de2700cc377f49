package io.github.keycloakpat.server.life;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A new value in the place of the present one: refusal 20. */
@KeycloakTest
class RotateIT {
    private final Keycloak keycloak;
    private final Holder alice;

    RotateIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.alice = new Holder(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.rest().clear();
    }

    @Test
    void theNewValueWorksAndTheOldOneIsRefusedAtOnce() {
        Made old = alice.make();
        alice.assertWorks(old);

        Made present = alice.rotated(old);

        assertThat(present.id()).isEqualTo(old.id());
        assertThat(present.secret()).isNotEqualTo(old.secret());
        alice.assertWorks(present);
        alice.assertRefused(old);
    }

    @Test
    void everyValueButTheLastIsRefused() {
        Made first = alice.make();
        Made second = alice.rotated(first);
        Made third = alice.rotated(second);

        Made fourth = alice.rotated(third);

        alice.assertRefused(first, second, third);
        alice.assertWorks(fourth);
    }

    @Test
    void theOldValueIsRefusedOnANodeWhoseClockIsBehind() {
        Made old = alice.make();
        keycloak.shiftTime(Duration.ofSeconds(30));
        Made present = alice.rotated(old);

        keycloak.shiftTime(Duration.ofSeconds(-30));

        alice.assertRefused(old);
        alice.assertWorks(present);
    }

    @Test
    void nothingButTheValueChanges() {
        Made old = alice.make(
                "description", "deploys", "roles", List.of("orders-viewer"), "allowedIps", List.of("0.0.0.0/0"));
        ObjectNode before = alice.read(old).deepCopy();
        keycloak.shiftTime(Duration.ofSeconds(10));

        alice.rotated(old);

        ObjectNode after = alice.read(old).deepCopy();
        List<String> ofTheValue = List.of("hint", "secretIssuedAt");
        assertThat(after.without(ofTheValue).toString())
                .isEqualTo(before.without(ofTheValue).toString());
    }

    @Test
    void theAnswerHasTheTokenAsItIsThenAndTheValue() {
        Made old = alice.make();
        JsonNode before = alice.read(old);
        keycloak.shiftTime(Duration.ofSeconds(10));

        Answer answer = alice.rest().rotate(old.id());

        ObjectNode shown = answer.expect(200).json().deepCopy();
        String value = shown.remove("token").asText();
        assertThat(shown).isEqualTo(alice.read(old));
        assertThat(value).matches("kcpat_[0-9A-Za-z]{49}");
        assertThat(shown.path("hint").asText()).isEqualTo("kcpat_…" + value.substring(value.length() - 4));
        assertThat(shown.path("hint")).isNotEqualTo(before.path("hint"));
        assertThat(Instant.parse(shown.path("secretIssuedAt").asText()))
                .isAfterOrEqualTo(
                        Instant.parse(before.path("secretIssuedAt").asText()).plusSeconds(10));
        assertThat(shown.path("previousSecretExpiresAt").isNull()).isTrue();
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void theValueIsToldOnce() {
        Made present = alice.rotated(alice.make());

        String told = alice.rest().get(present.id()).text()
                + alice.rest().list().send().text()
                + alice.rest().events(present.id()).text();

        assertThat(told).contains(present.id()).doesNotContain(present.secret());
    }

    @Test
    void needsNoBody() {
        Made old = alice.make();

        Answer answer = alice.rest().http().post("/" + old.id() + "/rotate").send();

        alice.assertWorks(Holder.made(answer.expect(200)));
        alice.assertRefused(old);
    }
}
