package io.github.keycloakpat.server.openapi;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.openapi.document.Operation;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused at every call of administration that is documented, so that none is forgotten. */
@KeycloakTest
@Tag("wire")
@TestInstance(PER_CLASS)
class AdminRefusalsIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final String id;
    private final String webhook;
    private final String stranger;

    AdminRefusalsIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.id = UserRest.of(realm, "alice").makeId();
        this.webhook = realm.admin()
                .post("/personal-access-tokens/webhooks")
                .json(Map.of("url", "http://127.0.0.1:9/"))
                .send()
                .expect(201)
                .createdId();
        this.stranger = TestRealms.standard(keycloak).token("alice");
    }

    static Stream<Operation> all() {
        return Addressed.administration();
    }

    static Stream<Operation> withBody() {
        return Addressed.administration().filter(Operation::takesBody);
    }

    static Stream<Operation> withParameters() {
        return Addressed.administration().filter(operation -> operation.isAnsweredWith(400) && !operation.takesBody());
    }

    static Stream<Operation> onOneToken() {
        return Addressed.administration().filter(operation -> operation.path().contains("{id}"));
    }

    static Stream<Operation> onOneWebhook() {
        return Addressed.administration().filter(operation -> operation.path().contains("{webhookId}"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void nobody(Operation operation) {
        assertThat(call(operation).bearer("").send().expect(401).text("error")).isEqualTo("HTTP 401 Unauthorized");
    }

    @ParameterizedTest
    @MethodSource("all")
    void somebodyOfAnotherRealm(Operation operation) {
        assertThat(call(operation).bearer(stranger).send().expect(403).text("error"))
                .isEqualTo("HTTP 403 Forbidden");
    }

    @ParameterizedTest
    @MethodSource("all")
    void aRealmThatIsNotThere(Operation operation) {
        var answer = Addressed.call(operation, keycloak, "no-such-realm", id)
                .bearer(keycloak.adminToken())
                .send();

        assertThat(answer.expect(404).text("error")).isEqualTo("Realm not found.");
    }

    @ParameterizedTest
    @MethodSource("onOneToken")
    void aTokenThatIsNotThere(Operation operation) {
        Call call = Addressed.call(operation, keycloak, realm.name(), "no-such-token")
                .bearer(keycloak.adminToken());

        assertRefused((operation.takesBody() ? call.json("{}") : call).send(), 404, "token_not_found");
    }

    @ParameterizedTest
    @MethodSource("onOneWebhook")
    void aWebhookThatIsNotThere(Operation operation) {
        Call call = Addressed.call(operation, keycloak, realm.name(), id).bearer(keycloak.adminToken());

        assertRefused((operation.takesBody() ? call.json("{}") : call).send(), 404, "webhook_not_found");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void aFieldThatIsNotKnown(Operation operation) {
        assertRefused(call(operation).json("{\"nonsense\":1}").send(), 400, "invalid_request", "nonsense");
    }

    @ParameterizedTest
    @MethodSource("withParameters")
    void aParameterThatIsNotKnown(Operation operation) {
        assertRefused(call(operation).query("nonsense", 1).send(), 400, "invalid_request", "nonsense");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void aBodyThatIsTooLarge(Operation operation) {
        String large = "{\"name\":\"" + "a".repeat(65_536) + "\"}";

        assertRefused(call(operation).json(large).send(), 413, "payload_too_large");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void aBodyThatIsNotDeclaredAsJson(Operation operation) {
        assertRefused(call(operation).body("text/plain", "{}").send(), 415, "unsupported_media_type");
    }

    private Call call(Operation operation) {
        return Addressed.call(operation, keycloak, realm.name(), id, webhook).bearer(keycloak.adminToken());
    }
}
