package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations on single entities (RFC 9396), within the realm's catalogue. */
@KeycloakTest
@Tag("wire")
class DetailGrantIT {
    private static final String VALID = "{\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[\"c-1\"]}";

    private final Policy policy;
    private final UserRest alice;

    DetailGrantIT(TestRealm realm) {
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void aCatalogue() {
        alice.clear();
        policy.set("authorizationDetailTypes", "{\"channel\":[\"create\",\"read\",\"publish\"],\"topic\":[\"read\"]}");
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void comeBackInOrderAndEachWithAnId() {
        JsonNode details = create("""
                [{"type":"channel","actions":["read","publish","read"],"identifiers":["c-2","c-1"]},
                 {"id":"mine","type":"topic","actions":["read"],"identifiers":["*"]}]""").path("authorizationDetails");

        assertThat(details).hasSize(2);
        assertThat(details.at("/0/id").asText()).matches("[0-9a-f-]{36}");
        assertThat(texts(details.at("/0/actions"))).containsExactlyInAnyOrder("read", "publish");
        assertThat(texts(details.at("/0/identifiers"))).containsExactlyInAnyOrder("c-1", "c-2");
        assertThat(details.get(1).toString())
                .isEqualTo("{\"id\":\"mine\",\"type\":\"topic\",\"actions\":[\"read\"],\"identifiers\":[\"*\"]}");
    }

    static Stream<String> invalid() {
        return Stream.of(
                "{}",
                "{\"actions\":[\"read\"],\"identifiers\":[\"c\"]}",
                "{\"type\":null,\"actions\":[\"read\"],\"identifiers\":[\"c\"]}",
                "{\"type\":\"\",\"actions\":[\"read\"],\"identifiers\":[\"c\"]}",
                "{\"type\":\"Channel\",\"actions\":[\"read\"],\"identifiers\":[\"c\"]}",
                "{\"type\":\"group\",\"actions\":[\"read\"],\"identifiers\":[\"c\"]}",
                "{\"type\":\"*\",\"actions\":[\"read\"],\"identifiers\":[\"c\"]}",
                "{\"type\":\"channel\",\"identifiers\":[\"c\"]}",
                "{\"type\":\"channel\",\"actions\":[],\"identifiers\":[\"c\"]}",
                "{\"type\":\"channel\",\"actions\":[\"delete\"],\"identifiers\":[\"c\"]}",
                "{\"type\":\"channel\",\"actions\":[\"read\",\"delete\"],\"identifiers\":[\"c\"]}",
                "{\"type\":\"topic\",\"actions\":[\"publish\"],\"identifiers\":[\"c\"]}",
                "{\"type\":\"channel\",\"actions\":[\"*\"],\"identifiers\":[\"c\"]}",
                "{\"type\":\"channel\",\"actions\":[\"READ\"],\"identifiers\":[\"c\"]}",
                "{\"type\":\"channel\",\"actions\":[\"read\"]}",
                "{\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":null}",
                "{\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[]}",
                "{\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[\"\"]}",
                "{\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[\"a b\"]}",
                "{\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[\"a\\nb\"]}",
                "{\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[\"*\",\"c\"]}",
                "{\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[\"" + "c".repeat(256) + "\"]}",
                "{\"id\":\"\",\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[\"c\"]}",
                "{\"id\":\"a b\",\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[\"c\"]}",
                "{\"id\":\"" + "d".repeat(65)
                        + "\",\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[\"c\"]}");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("invalid")
    void oneThatIsNotInTheCatalogueOrIncompleteIsRefusedWithTheWholeRequest(String detail) {
        assertRefused(
                alice.http()
                        .post("")
                        .json(body("[" + VALID + "," + detail + "]"))
                        .send(),
                400,
                "authorization_detail_invalid",
                "authorizationDetails");
        assertThat(alice.names()).isEmpty();
    }

    @Test
    void twoOfOneIdAreRefused() {
        String same = VALID.replace("{", "{\"id\":\"d\",");

        assertRefused(
                alice.http().post("").json(body("[" + same + "," + same + "]")).send(),
                400,
                "authorization_detail_invalid",
                "authorizationDetails");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[[]]",
                "[\"channel\"]",
                "[null]",
                "[{\"type\":5,\"actions\":[\"read\"],\"identifiers\":[\"c\"]}]",
                "[{\"type\":\"channel\",\"actions\":\"read\",\"identifiers\":[\"c\"]}]",
                "[{\"type\":\"channel\",\"actions\":[5],\"identifiers\":[\"c\"]}]",
                "[{\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":{\"c\":1}}]",
                "[{\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[\"c\"],\"locations\":[\"x\"]}]"
            })
    void anotherShapeIsRefused(String details) {
        assertThat(alice.http().post("").json(body(details)).send().text("error"))
                .isIn("invalid_request", "authorization_detail_invalid");
        assertThat(alice.names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", ""})
    void withoutACatalogueNothingIsGranted(String catalogue) {
        policy.set("authorizationDetailTypes", catalogue);

        assertRefused(
                alice.http().post("").json(body("[" + VALID + "]")).send(),
                400,
                "authorization_detail_invalid",
                "authorizationDetails");
    }

    @Test
    void aHundredAreTheMost() {
        String all = String.join(",", Collections.nCopies(100, VALID));

        assertThat(create("[" + all + "]").path("authorizationDetails")).hasSize(100);
        assertRefused(
                alice.http().post("").json(body("[" + all + "," + VALID + "]")).send(),
                400,
                "invalid_request",
                "authorizationDetails");
    }

    @Test
    void aHundredIdentifiersAreTheMost() {
        String all = String.join(",", Collections.nCopies(101, "\"c\""));
        String detail = "{\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[" + all + "]}";

        assertThat(alice.http().post("").json(body("[" + detail + "]")).send().status())
                .isEqualTo(400);
    }

    private JsonNode create(String details) {
        return alice.http().post("").json(body(details)).send().expect(201).json();
    }

    private static String body(String details) {
        return "{\"name\":\"detailed\",\"authorizationDetails\":" + details + "}";
    }
}
