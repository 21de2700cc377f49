package io.github.keycloakpat.server.manage;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a token makes and changes lies within itself, before and after: refusals 54 and 55. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithinIT {
    private static final Map<String, Object> LIMITED = Map.of(
            "scopes", Managing.with("read"),
            "roles", List.of("orders-viewer"),
            "audiences", List.of("orders-api"),
            "authorizationDetails", List.of(detail(List.of("read"), List.of("c-1", "c-2"))),
            "allowedIps", List.of("127.0.0.0/8", "10.0.0.0/8"),
            "expiresIn", "P10D");

    private static final Map<String, Object> WITHIN = Map.of(
            "scopes", List.of("read"),
            "roles", List.of("orders-viewer"),
            "audiences", List.of("orders-api"),
            "authorizationDetails", List.of(detail(List.of("read"), List.of("c-1"))),
            "allowedIps", List.of("127.0.0.1/32"),
            "expiresIn", "P1D");

    private final TestRealm realm;
    private final UserRest alice;
    private Managing managing;
    private Made calling;
    private UserRest through;

    WithinIT(TestRealm realm) {
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    private static Map<String, Object> detail(List<String> actions, List<String> identifiers) {
        return Map.of("type", "channel", "actions", actions, "identifiers", identifiers);
    }

    @BeforeAll
    void aLimitedToken() {
        managing = Managing.in(realm);
        realm.setAttribute("pat.authorizationDetailTypes", "{\"channel\":[\"read\",\"publish\"]}");
        realm.setAttribute("pat.neverExpireAllowed", "true");
        realm.setAttribute("pat.maxTokensPerUser", "500");
        calling = managing.pats().make("alice", LIMITED);
        through = managing.through(calling);
    }

    private static Map<String, Object> fields(Map<String, Object> base, String field, Object value) {
        Map<String, Object> fields = new HashMap<>(base);
        fields.put(field, value);
        fields.put("name", UserRest.newName());
        return fields;
    }

    @Test
    void aChildIsWithinItsParentAndNamesIt() {
        JsonNode child = through.http()
                .post("")
                .json(fields(WITHIN, "description", "made by a token"))
                .send()
                .expect(201)
                .json();

        assertThat(child.path("parentId").asText()).isEqualTo(calling.id());
        assertThat(child.path("createdBy").asText()).isEqualTo(realm.users().id("alice"));
        assertThat(alice.read(child.path("id").asText()).path("parentId").asText())
                .isEqualTo(calling.id());
        JsonNode line = alice.events(child.path("id").asText()).json().path(0);
        assertThat(line.path("type").asText()).isEqualTo("CREATED");
        assertThat(line.at("/details/byToken").asText()).isEqualTo(calling.id());
        assertThat(line.path("actorId").asText()).isEqualTo(realm.users().id("alice"));
        assertThat(line.path("clientId").asText()).isEqualTo("script");
    }

    @Test
    void aChildMayBeAllThatItsParentIs() {
        Made parent = managing.token("alice", "scopes", Managing.with("read", "execute"));

        JsonNode child = managing.through(parent).make("scopes", Managing.with("read", "execute"), "expiresIn", "P29D");

        Made made = new Made(child.path("id").asText(), child.path("token").asText());
        JsonNode grandchild = managing.through(made).make("scopes", List.of("read"), "expiresIn", "P28D");
        assertThat(grandchild.path("parentId").asText()).isEqualTo(made.id());
    }

    /** What goes beyond the limited token in one respect, and the field that tells which. */
    static Stream<Arguments> beyond() {
        return Stream.of(
                Arguments.of("scopes", List.of("read", "execute")),
                Arguments.of("scopes", List.of("execute")),
                Arguments.of("roles", List.of("orders-editor")),
                Arguments.of("roles", List.of("orders-viewer", "orders-api/deployer")),
                Arguments.of("audiences", List.of("billing-api")),
                Arguments.of("audiences", List.of("orders-api", "billing-api")),
                Arguments.of("audiences", List.of()),
                Arguments.of("authorizationDetails", List.of(detail(List.of("publish"), List.of("c-1")))),
                Arguments.of("authorizationDetails", List.of(detail(List.of("read"), List.of("c-3")))),
                Arguments.of("authorizationDetails", List.of(detail(List.of("read"), List.of("*")))),
                Arguments.of("allowedIps", List.of("11.0.0.0/8")),
                Arguments.of("allowedIps", List.of("0.0.0.0/0")),
                Arguments.of("allowedIps", List.of("127.0.0.1/32", "::1/128")),
                Arguments.of("allowedIps", List.of()),
                Arguments.of("expiresIn", "P11D"),
                Arguments.of("expiresIn", "never"));
    }

    @ParameterizedTest
    @MethodSource("beyond")
    void aChildBeyondItsParentIsRefused(String field, Object value) {
        int before = alice.names().size();

        Answer answer =
                through.http().post("").json(fields(WITHIN, field, value)).send();

        assertRefused(answer, 403, "permission_denied", field.equals("expiresIn") ? "expiresAt" : field);
        assertThat(alice.names()).hasSize(before);
    }

    @ParameterizedTest
    @MethodSource("beyond")
    void aTokenIsNotRotatedBeyondTheOneThatCalls(String field, Object value) {
        String id = alice.http()
                .post("")
                .json(fields(WITHIN, "description", "x"))
                .send()
                .expect(201)
                .text("id");

        Answer answer = through.rotate(id, field, value);

        assertRefused(answer, 403, "permission_denied", field.equals("expiresIn") ? "expiresAt" : field);
        assertThat(alice.eventTypes(id)).containsExactly("CREATED");
    }

    @ParameterizedTest
    @MethodSource("beyond")
    void aTokenThatIsBeyondTheOneThatCallsIsNotTouched(String field, Object value) {
        String id = alice.http()
                .post("")
                .json(fields(WITHIN, field, value))
                .send()
                .expect(201)
                .text("id");
        String told = field.equals("expiresIn") ? "expiresAt" : field;

        assertRefused(through.update(id, "description", "mine now"), 403, "permission_denied", told);
        assertRefused(through.addRights(id, "scopes", List.of("read", "tokens:read")), 403, "permission_denied", told);
        assertRefused(through.removeAllRights(id), 403, "permission_denied", told);
        assertRefused(through.rotate(id, WITHIN_AS_PAIRS), 403, "permission_denied", told);
        assertRefused(through.endGrace(id), 403, "permission_denied", told);
        assertThat(alice.eventTypes(id)).containsExactly("CREATED");

        through.get(id).expect(200);
        through.revoke(id).expect(204); // ending is always allowed
        through.delete(id).expect(204);
    }

    private static final Object[] WITHIN_AS_PAIRS = WITHIN.entrySet().stream()
            .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
            .toArray();

    @Test
    void withoutRolesOfItsOwnAChildOfAListedParentIsBeyond() {
        Map<String, Object> fields = fields(WITHIN, "description", "x");
        fields.remove("roles");

        assertRefused(through.http().post("").json(fields).send(), 403, "permission_denied", "roles");
    }

    @Test
    void theListOfAChildIsWithinWhatTheScopesOfItsParentBring() {
        Made parent = managing.token("alice", "scopes", Managing.with("read"), "expiresIn", "P29D");
        UserRest calls = managing.through(parent);

        calls.make("scopes", List.of("read"), "roles", List.of("orders-viewer"), "expiresIn", "P1D");
        assertRefused(
                calls.create("name", UserRest.newName(), "roles", List.of("orders-editor"), "expiresIn", "P1D"),
                403,
                "permission_denied",
                "roles");
    }

    @Test
    void thePresetLifeIsNoWayAroundTheParentsEnd() {
        Made parent = managing.token("alice", "scopes", Managing.ALL, "expiresIn", "P1D");

        Answer answer = managing.through(parent).create("name", "longer than its parent");

        assertRefused(answer, 403, "permission_denied", "expiresAt");
    }

    @Test
    void addedRightsMustBeWithin() {
        String id = alice.http()
                .post("")
                .json(fields(WITHIN, "scopes", List.of()))
                .send()
                .expect(201)
                .text("id");

        assertRefused(through.addRights(id, "scopes", List.of("execute")), 403, "permission_denied", "scopes");
        through.addRights(id, "scopes", List.of("read", "tokens:read")).expect(200);
        assertRefused(
                through.addRights(id, "authorizationDetails", List.of(detail(List.of("publish"), List.of("c-1")))),
                403,
                "permission_denied",
                "authorizationDetails");
    }

    @Test
    void aTokenWidensNotEvenItself() {
        Made self = managing.token("alice", "scopes", List.of("tokens:write", "tokens:rotate"), "expiresIn", "P2D");
        UserRest calls = managing.through(self);

        assertRefused(calls.addRights(self.id(), "scopes", List.of("read")), 403, "permission_denied", "scopes");
        assertRefused(calls.rotate(self.id(), "scopes", List.of("read")), 403, "permission_denied", "scopes");
        assertRefused(calls.rotate(self.id(), "expiresIn", "P3D"), 403, "permission_denied", "expiresAt");
        assertRefused(calls.regenerate(self.id(), "expiresIn", "P3D"), 401, "unauthorized");
    }

    @Test
    void whatAnotherUserOwnsIsAsMissing() {
        String bobs = UserRest.of(realm, "bob").makeId();

        assertRefused(through.get(bobs), 404, "token_not_found");
        assertRefused(through.update(bobs, "description", "x"), 404, "token_not_found");
        assertRefused(through.revoke(bobs), 404, "token_not_found");
        assertRefused(through.rotate(bobs), 404, "token_not_found");
    }

    @Test
    void theRulesOfTheRealmBindChildrenToo() {
        Made parent = managing.token("alice", "scopes", Managing.with("read"), "expiresIn", "P29D");
        UserRest calls = managing.through(parent);
        String name = UserRest.newName();
        calls.make("name", name, "expiresIn", "P1D");

        assertRefused(calls.create("name", name, "expiresIn", "P1D"), 409, "token_name_exists", "name");
        assertRefused(calls.create("name", "x", "expiresIn", "PT0S"), 400, "invalid_expiry", "expiresIn");
        assertRefused(
                calls.create("name", "x", "scopes", List.of("openid"), "expiresIn", "P1D"),
                400,
                "scope_not_grantable",
                "scopes");
    }

    @Test
    void theDescendantsEndWithTheirParentOnDemand() {
        Made parent = managing.token("alice", "scopes", Managing.with("read"), "expiresIn", "P29D");
        UserRest calls = managing.through(parent);
        JsonNode child = calls.make("scopes", Managing.with("read"), "expiresIn", "P9D");
        Made made = new Made(child.path("id").asText(), child.path("token").asText());
        String grandchild = managing.through(made).makeId("expiresIn", "P8D");
        String sibling = calls.makeId("expiresIn", "P7D");

        calls.revoke(made.id(), "descendants", true).expect(204);

        assertThat(alice.read(made.id()).path("status").asText()).isEqualTo("REVOKED");
        assertThat(alice.read(grandchild).path("status").asText()).isEqualTo("REVOKED");
        assertThat(alice.read(sibling).path("status").asText()).isEqualTo("ACTIVE");

        calls.revoke(parent.id(), "descendants", true).expect(204); // itself, too

        assertThat(alice.read(sibling).path("status").asText()).isEqualTo("REVOKED");
        assertRefused(calls.list().send(), 401, "unauthorized");
    }

    @Test
    void aDeletedTokenInBetweenSavesNoDescendant() {
        Made parent = managing.token("alice", "scopes", Managing.ALL);
        Made child = made(managing.through(parent), Managing.ALL);
        Made grandchild = made(managing.through(child), Managing.ALL);
        Made last = made(managing.through(grandchild), List.of());
        managing.through(child).delete(child.id()).expect(204);
        managing.through(grandchild).delete(grandchild.id()).expect(204);

        alice.revoke(parent.id(), "descendants", true).expect(204);

        assertThat(alice.read(last.id()).path("status").asText()).isEqualTo("REVOKED");
        assertThat(alice.read(last.id()).path("parentId").asText()).isEqualTo(parent.id());
    }

    private static Made made(UserRest by, List<String> scopes) {
        JsonNode token = by.make("scopes", scopes, "expiresIn", "PT1H");
        return new Made(token.path("id").asText(), token.path("token").asText());
    }

    @Test
    void deletingAllTakesTheCallingTokenWithIt() {
        Made self = managing.token("bob", "scopes", List.of("tokens:revoke"));
        Http calls = managing.through(self).http();

        calls.delete("?status=all&confirm=true").send().expect(200);

        assertThat(UserRest.of(realm, "bob").names()).isEmpty();
        assertRefused(calls.delete("?status=all&confirm=true").send(), 401, "unauthorized");
    }
}
