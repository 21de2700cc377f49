package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Renaming, describing and narrowing. Nothing that PUT does makes a token wider. */
@KeycloakTest
@Tag("wire")
class UpdateIT {
    private final Policy policy;
    private final UserRest alice;

    UpdateIT(TestRealm realm) {
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void aCatalogue() {
        policy.set("authorizationDetailTypes", "{\"channel\":[\"read\",\"publish\"],\"topic\":[\"read\"]}");
        alice.clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void renamesAndLeavesTheRest() {
        JsonNode before = alice.make("name", "old", "description", "same", "scopes", List.of("read"));
        String id = before.path("id").asText();

        JsonNode after = alice.update(id, "name", "  new ").expect(200).json();

        assertThat(after.path("name").asText()).isEqualTo("new");
        assertThat(after.path("description").asText()).isEqualTo("same");
        assertThat(texts(after.path("scopes"))).containsExactly("read");
        assertThat(after.path("expiresAt")).isEqualTo(before.path("expiresAt"));
        assertThat(after.path("hint")).isEqualTo(before.path("hint"));
        assertThat(alice.read(id)).isEqualTo(after);
        assertThat(alice.names()).containsExactly("new");
    }

    @Test
    void describesAnewAndTakesTheDescriptionAwayByAnEmptyText() {
        String id = alice.makeId("description", "first");

        assertThat(alice.update(id, "description", " second ").expect(200).text("description"))
                .isEqualTo("second");
        assertThat(alice.update(id, "description", null).expect(200).text("description"))
                .isEqualTo("second");
        assertThat(alice.update(id, "description", "")
                        .expect(200)
                        .json()
                        .path("description")
                        .isNull())
                .isTrue();
        assertThat(alice.read(id).path("description").isNull()).isTrue();
    }

    static Stream<Arguments> narrower() {
        List<String> none = List.of();
        return Stream.of(
                arguments("scopes", List.of("read", "execute"), List.of("execute")),
                arguments("scopes", List.of("read", "execute"), none),
                arguments("roles", List.of("orders-viewer", "orders-editor"), List.of("orders-editor")),
                arguments("roles", List.of("orders-viewer"), none),
                arguments("audiences", List.of("billing-api", "orders-api"), List.of("orders-api")),
                arguments("audiences", none, List.of("billing-api", "orders-api")),
                arguments("allowedIps", List.of("10.0.0.0/8"), List.of("10.1.0.0/16", "10.2.3.4/32")),
                arguments("allowedIps", List.of("10.0.0.0/8", "192.0.2.0/24"), List.of("192.0.2.0/24")),
                arguments("allowedIps", none, List.of("10.0.0.0/8")),
                arguments(
                        "authorizationDetails", List.of(detail("read publish", "c-1")), List.of(detail("read", "c-1"))),
                arguments("authorizationDetails", List.of(detail("read", "c-1 c-2")), List.of(detail("read", "c-2"))),
                arguments("authorizationDetails", List.of(detail("read", "*")), List.of(detail("read", "c-1"))),
                arguments("authorizationDetails", List.of(detail("read", "*")), none));
    }

    @ParameterizedTest
    @MethodSource("narrower")
    void narrows(String field, List<?> before, List<?> after) {
        String id = alice.makeId(field, before);

        JsonNode updated = alice.update(id, field, after).expect(200).json();

        assertThat(updated.path(field).toString()).isEqualTo(json(after));
        assertThat(alice.read(id)).isEqualTo(updated);
    }

    static Stream<Arguments> wider() {
        List<String> none = List.of();
        return Stream.of(
                arguments("scopes", List.of("read"), List.of("read", "execute")),
                arguments("scopes", List.of("read"), List.of("execute")),
                arguments("scopes", none, List.of("read")),
                arguments("roles", List.of("orders-viewer"), List.of("orders-viewer", "orders-editor")),
                arguments("roles", none, List.of("orders-viewer")),
                arguments("audiences", List.of("orders-api"), List.of("orders-api", "billing-api")),
                arguments("audiences", List.of("orders-api"), List.of("billing-api")),
                arguments("audiences", List.of("orders-api"), none),
                arguments("allowedIps", List.of("10.1.0.0/16"), List.of("10.0.0.0/8")),
                arguments("allowedIps", List.of("10.0.0.0/8"), List.of("10.0.0.0/8", "192.0.2.1/32")),
                arguments("allowedIps", List.of("10.0.0.0/8"), List.of("0.0.0.0/0")),
                arguments("allowedIps", List.of("10.0.0.0/8"), List.of("::/0")),
                arguments("allowedIps", List.of("::/0"), List.of("10.0.0.0/8")),
                arguments("allowedIps", List.of("10.0.0.0/8"), none),
                arguments(
                        "authorizationDetails", List.of(detail("read", "c-1")), List.of(detail("read publish", "c-1"))),
                arguments("authorizationDetails", List.of(detail("read", "c-1")), List.of(detail("read", "c-1 c-2"))),
                arguments("authorizationDetails", List.of(detail("read", "c-1")), List.of(detail("read", "*"))),
                arguments(
                        "authorizationDetails",
                        List.of(detail("read", "c-1")),
                        List.of(detail("topic", "read", "c-1"))),
                arguments("authorizationDetails", none, List.of(detail("read", "c-1"))));
    }

    @ParameterizedTest
    @MethodSource("wider")
    void doesNotWiden(String field, List<?> before, List<?> after) {
        String id = alice.makeId(field, before, "description", "as it was");
        JsonNode unchanged = alice.read(id);

        assertRefused(alice.update(id, "description", "changed", field, after), 400, "invalid_request", field);
        assertThat(alice.read(id)).isEqualTo(unchanged);
    }

    @Test
    void whatWasTakenAwayDoesNotComeBack() {
        String id = alice.makeId("scopes", List.of("read", "execute"));
        alice.update(id, "scopes", List.of("read")).expect(200);

        assertRefused(alice.update(id, "scopes", List.of("read", "execute")), 400, "invalid_request", "scopes");
    }

    @Test
    void twoDetailsDoNotAddUpToAWiderOne() {
        String id = alice.makeId("authorizationDetails", List.of(detail("read", "c-1"), other("publish", "c-2")));

        assertRefused(
                alice.update(id, "authorizationDetails", List.of(detail("publish", "c-1"))),
                400,
                "invalid_request",
                "authorizationDetails");
    }

    private static Map<String, Object> detail(String actions, String identifiers) {
        return detail("channel", actions, identifiers);
    }

    private static Map<String, Object> detail(String type, String actions, String identifiers) {
        return UserRest.fields("id", "d1", "type", type, "actions", words(actions), "identifiers", words(identifiers));
    }

    private static Map<String, Object> other(String actions, String identifiers) {
        Map<String, Object> detail = detail(actions, identifiers);
        detail.put("id", "d2");
        return detail;
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    private static String json(Object value) {
        return new ObjectMapper().valueToTree(value).toString();
    }
}
