package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.harness.RealmClients.publicClient;
import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For which applications a token may be made. */
@KeycloakTest
@Tag("wire")
class AudienceGrantIT {
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;

    AudienceGrantIT(TestRealm realm) {
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
    void applicationsAreNamedByTheirClientIds() {
        assertThat(texts(alice.make("audiences", List.of("orders-api", "billing-api", "orders-api"))
                        .path("audiences")))
                .containsExactly("billing-api", "orders-api");
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "no-such-client",
                "ORDERS-API",
                "",
                " ",
                "*",
                "account",
                "account-console",
                "admin-cli",
                "broker",
                "realm-management",
                "security-admin-console",
                "orders-api billing-api"
            })
    void whatIsNoApplicationOfTheRealmIsRefused(String clientId) {
        assertRefused(
                alice.create("name", "x", "audiences", List.of("orders-api", clientId)),
                400,
                "audience_unknown",
                "audiences");
        assertThat(alice.names()).isEmpty();
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"\\u0000", "orders-api\\u0000", "\\ud800"})
    void whatNoDatabaseKeepsIsNoApplication(String text) {
        Answer answer = alice.http()
                .post("")
                .json("{\"name\":\"x\",\"audiences\":[\"" + text + "\"]}")
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo("audiences");
        assertThat(alice.names()).isEmpty();
    }

    @Test
    void aDisabledApplicationIsRefused() {
        realm.clients().create(publicClient("off"));
        alice.make("audiences", List.of("off"));

        realm.clients().disable("off");

        assertRefused(alice.create("name", "x", "audiences", List.of("off")), 400, "audience_unknown", "audiences");
    }

    @Test
    void anApplicationOfAnotherProtocolIsRefused() {
        realm.admin()
                .post("/clients")
                .json(Map.of("clientId", "saml-app", "protocol", "saml"))
                .send()
                .expect(201);

        assertRefused(
                alice.create("name", "x", "audiences", List.of("saml-app")), 400, "audience_unknown", "audiences");
    }

    @Test
    void aClientThatStandsForARealmIsRefused() {
        realm.clients().create(publicClient("other-realm"));

        assertRefused(
                alice.create("name", "x", "audiences", List.of("other-realm")), 400, "audience_unknown", "audiences");
    }

    @Test
    void aRenamedApplicationIsStillTheSame() {
        realm.clients().create(publicClient("old-name"));
        String id = alice.makeId("audiences", List.of("old-name"));

        realm.clients().update("old-name", client -> client.setClientId("new-name"));

        assertThat(texts(alice.read(id).path("audiences"))).containsExactly("new-name");
    }

    @Test
    void aNewApplicationOfAnOldNameIsAnotherOne() {
        realm.clients().create(publicClient("again"));
        String id = alice.makeId("audiences", List.of("again"));

        realm.clients().delete("again");
        realm.clients().create(publicClient("again"));

        assertThat(texts(alice.read(id).path("audiences"))).hasSize(1).doesNotContain("again");
    }

    @Test
    void aTokenWhoseApplicationIsGoneIsNotUnrestricted() {
        realm.clients().create(publicClient("gone"));
        String only = alice.makeId("audiences", List.of("gone"));
        String both = alice.makeId("audiences", List.of("gone", "orders-api"));

        realm.clients().delete("gone");

        assertThat(alice.read(only).path("audiences")).hasSize(1);
        assertThat(texts(alice.read(both).path("audiences"))).hasSize(2).contains("orders-api");
        assertRefused(alice.update(only, "audiences", List.of()), 400, "invalid_request", "audiences");
        assertRefused(alice.update(only, "audiences", List.of("orders-api")), 400, "invalid_request", "audiences");
    }

    @Test
    void aHundredApplicationsAreTheMost() {
        List<String> many = IntStream.range(0, 101).mapToObj(i -> "orders-api").toList();

        assertRefused(alice.create("name", "x", "audiences", many), 400, "invalid_request", "audiences");
        assertThat(alice.create("name", "x", "audiences", many.subList(0, 100)).status())
                .isEqualTo(201);
    }

    @Test
    void theRealmMayDemandAnApplication() {
        policy.set("audienceRequired", "true");

        assertRefused(alice.create("name", "x"), 400, "invalid_request", "audiences");
        assertRefused(alice.create("name", "x", "audiences", List.of()), 400, "invalid_request", "audiences");
        alice.make("audiences", List.of("orders-api"));
    }
}
