package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.life.RotateRightsIT.detail;
import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scopes and operations that can not be put into a token. */
@KeycloakTest
@Tag("wire")
class RightsNotAddedIT {
    private static final Map<String, Object> NAMED =
            Map.of("id", "mine", "type", "channel", "actions", List.of("read"), "identifiers", List.of("c-1"));

    private final Keycloak keycloak;
    private final Policy policy;
    private final Holder alice;

    RightsNotAddedIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.policy = new Policy(realm);
        this.alice = new Holder(realm, "alice");
    }

    @BeforeEach
    void aCatalogue() {
        policy.set("authorizationDetailTypes", "{\"channel\":[\"read\",\"publish\"]}");
        alice.rest().clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    static Stream<Arguments> beyond() {
        return Stream.of(
                arguments("scopes", List.of("admin"), "scope_not_grantable"),
                arguments("scopes", List.of("execute", "admin"), "scope_not_grantable"),
                arguments("scopes", List.of("no-such-scope"), "scope_not_grantable"),
                arguments("scopes", List.of("openid"), "scope_not_grantable"),
                arguments("scopes", List.of("offline_access"), "scope_not_grantable"),
                arguments("scopes", List.of("profile"), "scope_not_grantable"),
                arguments("scopes", List.of("a b"), "invalid_request"),
                arguments("scopes", List.of(5), "invalid_request"),
                arguments("authorizationDetails", List.of(detail("delete", "c-1")), "authorization_detail_invalid"),
                arguments("authorizationDetails", List.of(Map.of()), "authorization_detail_invalid"),
                arguments("authorizationDetails", List.of(NAMED, NAMED), "authorization_detail_invalid"),
                arguments("roles", List.of("orders-viewer"), "invalid_request"),
                arguments("audiences", List.of(), "invalid_request"),
                arguments("expiresIn", "P1D", "invalid_request"));
    }

    @ParameterizedTest
    @MethodSource("beyond")
    void whatCanNotBeAddedLeavesTheTokenAsItWas(String field, Object value, String error) {
        Made pat = alice.make();
        JsonNode before = alice.read(pat);

        assertRefused(alice.rest().addRights(pat.id(), field, value), 400, error, field);
        assertThat(alice.read(pat)).isEqualTo(before);
    }

    @Test
    void nothingIsNotAdded() {
        Made pat = alice.make();

        assertRefused(alice.rest().addRights(pat.id()), 400, "invalid_request");
        assertRefused(alice.rest().addRights(pat.id(), "scopes", null), 400, "invalid_request");
    }

    @Test
    void anOperationUnderAnIdThatTheTokenHasIsNotAdded() {
        Made pat = alice.make("authorizationDetails", List.of(NAMED));
        JsonNode before = alice.read(pat);

        assertRefused(
                alice.rest().addRights(pat.id(), "authorizationDetails", List.of(NAMED)),
                400,
                "authorization_detail_invalid",
                "authorizationDetails");
        assertThat(alice.read(pat)).isEqualTo(before);
    }

    @Test
    void aHundredOperationsAreTheMost() {
        Made pat = alice.make("authorizationDetails", operations(60));
        JsonNode before = alice.read(pat);

        assertRefused(
                alice.rest().addRights(pat.id(), "authorizationDetails", operations(41)),
                400,
                "invalid_request",
                "authorizationDetails");
        assertThat(alice.read(pat)).isEqualTo(before);
        alice.rest().addRights(pat.id(), "authorizationDetails", operations(40)).expect(200);
        assertThat(alice.read(pat).path("authorizationDetails")).hasSize(100);
    }

    private static List<Map<String, Object>> operations(int count) {
        return IntStream.range(0, count).mapToObj(i -> detail("read", "c-" + i)).toList();
    }

    @Test
    void aHundredScopesAreTheMost() {
        Made pat = alice.make();
        List<String> many = IntStream.range(0, 100).mapToObj(i -> "s" + i).toList();
        keycloak.sqlUpdate("UPDATE PAT_TOKEN SET SCOPES = ? WHERE ID = ?", String.join(" ", many), pat.id());

        assertRefused(alice.rest().addRights(pat.id(), "scopes", List.of("read")), 400, "invalid_request", "scopes");
        assertThat(alice.read(pat).path("scopes")).hasSize(100);
    }

    @Test
    void nothingIsAddedToARevokedToken() {
        Made pat = alice.make();
        alice.rest().revoke(pat.id()).expect(204);

        assertRefused(alice.rest().addRights(pat.id(), "scopes", List.of("execute")), 409, "token_not_active");
        assertThat(texts(alice.read(pat).path("scopes"))).containsExactly("read");
    }

    @Test
    void nothingIsAddedToAnExpiredToken() {
        Made pat = alice.make("expiresIn", "PT5S");
        keycloak.shiftTime(Duration.ofSeconds(5));

        assertRefused(alice.rest().addRights(pat.id(), "scopes", List.of("execute")), 409, "token_not_active");
        assertThat(texts(alice.read(pat).path("scopes"))).containsExactly("read");
    }
}
