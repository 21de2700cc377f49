package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy that can't be read fails closed, and one that says nothing is the usual one. */
@KeycloakTest
@Tag("wire")
class UnreadablePolicyIT {
    private final Policy policy;
    private final UserRest alice;

    UnreadablePolicyIT(TestRealm realm) {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enabled             | yes",
                "enabled             | TRUE",
                "enabled             | 1",
                "maxLifetime         | P1Y",
                "maxLifetime         | 365",
                "maxLifetime         | P0D",
                "maxLifetime         | -P1D",
                "defaultLifetime     | soon",
                "defaultLifetime     | P1M",
                "neverExpireAllowed  | 1",
                "maxTokensPerUser    | many",
                "maxTokensPerUser    | -1",
                "maxTokensPerUser    | 5.5",
                "maxTokensPerUser    | 99999999999",
                "grantableScopes     | read \"execute",
                "authorizationDetailTypes | {",
                "authorizationDetailTypes | []",
                "authorizationDetailTypes | {\"channel\":null}",
                "authorizationDetailTypes | {\"channel\":\"read\"}",
                "authorizationDetailTypes | {\"channel\":[\"read\",null]}",
                "authorizationDetailTypes | {\"channel\":[null]}",
                "authorizationDetailTypes | {\"channel\":[5]}",
                "authorizationDetailTypes | {\"channel\":[\"read\"],\"channel\":[\"publish\"]}",
                "authorizationDetailTypes | null",
                "authorizationDetailTypes | {} x",
                "scopesRequired      | maybe",
                "audienceRequired    | maybe",
                "maxGracePeriod      | P1M",
                "regenerateAllowed   | sometimes",
                "reauthMaxAge        | often",
                "jwtLifetime         | P1M",
                "jwtLifetime         | 300",
                "tokenPrefix         | UPPER",
                "tokenPrefix         | a",
                "tokenPrefix         | with_separator"
            })
    void nobodyMakesTokensUntilItIsMendedAndAllElseWorks(String field, String value) {
        String id = alice.makeId();
        String other = alice.makeId();
        policy.set(field, value);

        Answer creation = alice.create("name", "x", "scopes", List.of("read"));

        assertThat(creation.status()).as(creation.toString()).isEqualTo(403);
        assertThat(creation.text("error")).isIn("creation_not_allowed", "disabled");
        assertThat(alice.grantable().at("/policy/creationAllowed").asBoolean()).isFalse();
        assertThat(alice.listed("id")).containsExactlyInAnyOrder(id, other);
        assertThat(alice.revoke(id).status()).isEqualTo(204);
        assertThat(alice.delete(other).status()).isEqualTo(204);
        assertThat(alice.deleteAll()
                        .query("status", "all")
                        .query("confirm", true)
                        .send()
                        .text("deleted"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enabled", "managementClients", "maxLifetime", "defaultLifetime", "neverExpireAllowed",
                "maxTokensPerUser", "requiredRole", "authorizationDetailTypes", "scopesRequired", "audienceRequired",
                "maxGracePeriod", "regenerateAllowed", "reauthMaxAge", "jwtLifetime", "tokenPrefix"
            })
    void anEmptyValueIsAsGoodAsNone(String field) {
        JsonNode usual = alice.grantable().path("policy");
        policy.set(field, " ");

        JsonNode token = alice.make();

        assertThat(alice.grantable().path("policy")).isEqualTo(usual);
        assertThat(token.path("token").asText()).startsWith("kcpat_");
        assertThat(Duration.between(
                        Instant.parse(token.path("createdAt").asText()),
                        Instant.parse(token.path("expiresAt").asText())))
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void noGrantableScopesAreNone() {
        policy.set("grantableScopes", " ");

        assertThat(alice.grantable().path("scopes")).isEmpty();
        assertThat(alice.create("name", "x").status()).isEqualTo(201);
        assertRefused(alice.create("name", "y", "scopes", List.of("read")), 400, "scope_not_grantable", "scopes");
    }

    @Test
    void switchedOffTokensAreNotMadeButListedRevokedAndDeleted() {
        String id = alice.makeId();
        policy.set("enabled", "false");

        assertRefused(alice.create("name", "x"), 403, "disabled");
        assertThat(alice.grantable().at("/policy/enabled").asBoolean()).isFalse();
        assertThat(alice.listed("id")).containsExactly(id);
        assertThat(alice.read(id).path("status").asText()).isEqualTo("ACTIVE");
        assertThat(alice.revoke(id).status()).isEqualTo(204);
        assertThat(alice.delete(id).status()).isEqualTo(204);
        assertThat(alice.names()).isEmpty();
    }

    @Test
    void aMendedPolicyCountsAtOnce() {
        policy.set("enabled", "maybe");
        assertThat(alice.create("name", "x").status()).isEqualTo(403);

        policy.set("enabled", "true");

        assertThat(alice.create("name", "x").status()).isEqualTo(201);
    }
}
