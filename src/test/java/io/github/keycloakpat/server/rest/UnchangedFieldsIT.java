package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.UserRest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fields that are null, and a whole token that is sent back as it was read. */
@KeycloakTest
@Tag("wire")
class UnchangedFieldsIT {
    private final Policy policy;
    private final UserRest alice;

    UnchangedFieldsIT(TestRealm realm) {
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
    void nullIsAbsentOnCreation() {
        JsonNode token = alice.make(
                "id",
                null,
                "userId",
                null,
                "status",
                null,
                "token",
                null,
                "never-heard-of",
                null,
                "description",
                null,
                "scopes",
                null,
                "roles",
                null,
                "audiences",
                null,
                "authorizationDetails",
                null,
                "allowedIps",
                null,
                "expiresAt",
                null,
                "expiresIn",
                null);

        assertThat(token.path("scopes")).isEmpty();
        assertThat(token.path("roles").isNull()).isTrue();
        assertThat(token.path("audiences")).isEmpty();
        assertThat(token.path("allowedIps")).isEmpty();
        assertThat(token.path("expiresAt").isNull()).isFalse();
    }

    @Test
    void nullIsUnchangedOnUpdate() {
        String id = full();
        JsonNode before = alice.read(id);

        JsonNode answer = alice.update(
                        id,
                        "name",
                        null,
                        "description",
                        null,
                        "scopes",
                        null,
                        "roles",
                        null,
                        "audiences",
                        null,
                        "authorizationDetails",
                        null,
                        "allowedIps",
                        null,
                        "status",
                        null,
                        "expiresAt",
                        null)
                .expect(200)
                .json();

        assertThat(answer).isEqualTo(before);
        assertThat(alice.update(id).expect(200).json()).isEqualTo(before);
        assertThat(alice.read(id)).isEqualTo(before);
    }

    @Test
    void theWholeTokenSentBackChangesNothing() {
        String id = full();
        JsonNode before = alice.read(id);

        JsonNode answer =
                alice.http().put("/" + id).json(before).send().expect(200).json();

        assertThat(answer).isEqualTo(before);
        assertThat(alice.read(id)).isEqualTo(before);
    }

    @Test
    void theWholeTokenSentBackAfterItsEndChangesNothing() {
        String id = full();
        alice.revoke(id, "reason", "no longer needed").expect(204);
        JsonNode before = alice.read(id);

        assertThat(alice.http().put("/" + id).json(before).send().expect(200).json())
                .isEqualTo(before);
    }

    private String full() {
        policy.set("authorizationDetailTypes", "{\"channel\":[\"read\",\"publish\"]}");
        Map<String, Object> detail =
                fields("type", "channel", "actions", List.of("read", "publish"), "identifiers", List.of("c-1", "c-2"));
        return alice.makeId(
                "description", "all that there is",
                "scopes", List.of("read", "execute"),
                "roles", List.of("orders-viewer"),
                "audiences", List.of("orders-api", "billing-api"),
                "authorizationDetails", List.of(detail),
                "allowedIps", List.of("10.0.0.0/8", "2001:db8::/32"));
    }
}
