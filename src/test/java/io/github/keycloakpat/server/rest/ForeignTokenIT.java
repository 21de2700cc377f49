package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What isn't the caller's own token: refusals 65 and 66. */
@KeycloakTest
@Tag("wire")
class ForeignTokenIT {
    private static final Set<RestCall> ON_ONE =
            EnumSet.complementOf(EnumSet.of(RestCall.LIST, RestCall.GRANTABLE, RestCall.CREATE, RestCall.DELETE_ALL));

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final UserRest alice;
    private final UserRest bob;

    ForeignTokenIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
        this.bob = UserRest.of(realm, "bob");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EXCLUDE,
            names = {"LIST", "GRANTABLE", "CREATE", "DELETE_ALL"})
    void anothersTokenIsAnsweredAsOneThatIsNotThere(RestCall call) {
        JsonNode hers = alice.make();
        String id = hers.path("id").asText();

        Answer foreign = call.send(bob.http(), id);
        Answer missing = call.send(bob.http(), UUID.randomUUID().toString());

        assertRefused(foreign, 404, "token_not_found");
        assertThat(foreign.bytes()).isEqualTo(missing.bytes());
        assertThat(foreign.status()).isEqualTo(missing.status());
        assertThat(alice.read(id).path("status").asText()).isEqualTo("ACTIVE");
        assertThat(alice.read(id).path("description").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EXCLUDE,
            names = {"LIST", "GRANTABLE", "CREATE", "DELETE_ALL"})
    void aFaultyRequestOnAnothersTokenTellsNothingEither(RestCall call) {
        String id = alice.makeId("name", "secret name " + call);
        String faulty = "{\"userId\":\"x\"}";

        Answer foreign = call.call(bob.http(), id).json(faulty).send();
        Answer missing =
                call.call(bob.http(), UUID.randomUUID().toString()).json(faulty).send();

        assertThat(foreign.status()).isBetween(400, 404).isEqualTo(missing.status());
        assertThat(foreign.bytes()).isEqualTo(missing.bytes());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EXCLUDE,
            names = {"LIST", "GRANTABLE", "CREATE", "DELETE_ALL"})
    void aPasswordsIdIsNoTokensId(RestCall call) {
        String password = realm.admin()
                .get("/users/" + realm.users().id("alice") + "/credentials")
                .send()
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asText();

        assertRefused(call.send(alice.http(), password), 404, "token_not_found");
        assertThat(realm.token("alice")).isNotEmpty();
    }

    @Test
    void noPartOfAnothersTokenIsTakenAway() {
        String id = alice.makeId("scopes", List.of("read"));
        String none = UUID.randomUUID().toString();

        Answer ofScope = bob.removeScope(id, "read");
        Answer ofDetail = bob.removeDetail(id, "x");

        assertRefused(ofScope, 404, "token_not_found");
        assertRefused(ofDetail, 404, "token_not_found");
        assertThat(ofScope.bytes()).isEqualTo(bob.removeScope(none, "read").bytes());
        assertThat(ofDetail.bytes()).isEqualTo(bob.removeDetail(none, "x").bytes());
        assertThat(texts(alice.read(id).path("scopes"))).containsExactly("read");
    }

    @Test
    void theSamePersonsTokenOfAnotherRealmIsNotThere() {
        TestRealm other = TestRealms.standard(keycloak);
        UserRest elsewhere = UserRest.of(other, "alice");
        String id = elsewhere.makeId();

        for (RestCall call : ON_ONE) {
            assertRefused(call.send(alice.http(), id), 404, "token_not_found");
        }
        assertThat(elsewhere.read(id).path("status").asText()).isEqualTo("ACTIVE");
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"x", "%00", "a%00b", "%27%20OR%20%271%27=%271", "%C3%BC", "%25", "%20"})
    void anIdThatCanNotBeOneIsNotThere(String id) {
        for (RestCall call : ON_ONE) {
            assertThat(call.send(alice.http(), id).status()).isEqualTo(404);
        }
    }

    @Test
    void aLongIdIsNotThere() {
        assertRefused(alice.get("a".repeat(3000)), 404, "token_not_found");
    }

    @Test
    void aDeletedTokenIsNotThere() {
        String id = alice.makeId();
        alice.delete(id).expect(204);

        for (RestCall call : ON_ONE) {
            if (call != RestCall.EVENTS) {
                assertRefused(call.send(alice.http(), id), 404, "token_not_found");
            }
        }
    }

    @Test
    void whatHappenedToADeletedTokenIsToldToItsOwnerOnly() {
        String id = alice.makeId();
        alice.delete(id).expect(204);

        assertThat(alice.eventTypes(id)).containsExactly("DELETED", "CREATED");
        assertRefused(bob.events(id), 404, "token_not_found");
    }

    @Test
    void whoTakesTheNameOfADeletedUserDoesNotInherit() {
        realm.users().create("erin");
        String id = UserRest.of(realm, "erin").makeId();
        realm.users().delete("erin");
        realm.users().create("erin");

        UserRest second = UserRest.of(realm, "erin");

        assertRefused(second.get(id), 404, "token_not_found");
        assertThat(second.names()).isEmpty();
    }

    @Test
    void listsHoldTheCallersOwnTokensOnly() {
        String hers = alice.makeId("name", "of both");
        String his = bob.makeId("name", "of both");

        assertThat(alice.listed("id", "status", "all", "search", "of both")).containsExactly(hers);
        assertThat(bob.listed("id", "status", "all", "search", "of both")).containsExactly(his);
    }
}
