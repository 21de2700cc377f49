package io.github.keycloakpat.server.manage;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call takes one scope and no other: every call with every scope. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetaScopeIT {
    /** No token may make these calls. */
    private static final String NONE = "none";

    private static final String OWN = "/realms/{realm}/personal-access-tokens";
    private static final String ADMIN = "/admin" + OWN;

    /** One call: its verb and address, what it sends, and the scope that it takes. */
    private record Wanted(String method, String path, String body, String scope) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final List<Wanted> OF_A_TOKEN = List.of(
            new Wanted("GET", "/{id}", "", "tokens:read"),
            new Wanted("GET", "/{id}/scopes", "", "tokens:read"),
            new Wanted("PUT", "/{id}", "{\"description\":\"changed\"}", "tokens:write"),
            new Wanted("POST", "/{id}/scopes", "{\"scopes\":[\"read\"]}", "tokens:write"),
            new Wanted("DELETE", "/{id}/scopes/execute", "", "tokens:write"),
            new Wanted("DELETE", "/{id}/scopes", "", "tokens:write"),
            new Wanted("DELETE", "/{id}/authorization-details/d1", "", "tokens:write"),
            new Wanted("POST", "/{id}/rotate", "{}", "tokens:rotate"),
            new Wanted("GET", "/{id}/events", "", "audit:read"),
            new Wanted("POST", "/{id}/revoke", "{}", "tokens:revoke"),
            new Wanted("DELETE", "/{id}", "", "tokens:revoke"),
            new Wanted("POST", "/{id}/regenerate", "{\"expiresIn\":\"P1D\"}", NONE));

    private static final List<Wanted> OF_A_USER = List.of(
            new Wanted("GET", "", "", "tokens:read"),
            new Wanted("GET", "/grantable", "", "tokens:read"),
            new Wanted("POST", "", "{\"name\":\"{name}\",\"expiresIn\":\"PT1H\"}", "tokens:write"),
            new Wanted("DELETE", "/{id}/previous-secret", "", "tokens:rotate"),
            new Wanted("DELETE", "?status=expired&confirm=true", "", "tokens:revoke"));

    private static final List<Wanted> OF_A_REALM = List.of(
            new Wanted("GET", "", "", "tokens:read"),
            new Wanted("GET", "/stats", "", "tokens:read"),
            new Wanted("POST", "/inspect", "{\"token\":\"{value}\"}", "tokens:read"),
            new Wanted(
                    "POST",
                    "",
                    "{\"name\":\"{name}\",\"userId\":\"{user}\",\"expiresIn\":\"PT1H\",\"roles\":[]}",
                    "tokens:write"),
            new Wanted("POST", "/revoke", "{\"filter\":{\"search\":\"no such token\"}}", "tokens:revoke"),
            new Wanted("GET", "/webhooks", "", "webhooks:read"),
            new Wanted("GET", "/webhooks/{hook}", "", "webhooks:read"),
            new Wanted("GET", "/webhooks/{hook}/deliveries", "", "webhooks:read"),
            new Wanted("POST", "/webhooks", "{\"url\":\"http://127.0.0.1:9/\",\"enabled\":false}", "webhooks:write"),
            new Wanted("PUT", "/webhooks/{hook}", "{\"description\":\"{name}\"}", "webhooks:write"),
            new Wanted("POST", "/webhooks/{hook}/test", "", "webhooks:write"),
            new Wanted("POST", "/webhooks/{hook}/rotate-secret", "", "webhooks:write"),
            new Wanted("POST", "/webhooks/{hook}/deliveries/{delivery}/redeliver", "", "webhooks:write"),
            new Wanted("DELETE", "/webhooks/{hook}", "", "webhooks:write"),
            new Wanted("GET", "/policy", "", NONE),
            new Wanted("PUT", "/policy", "{\"maxTokensPerUser\":49}", NONE));

    private final TestRealm realm;
    private final Map<String, String> own = new HashMap<>();
    private final Map<String, String> asAdmin = new HashMap<>();
    private Managing managing;
    private UserRest root;
    private String hook = "";
    private String delivery = "";
    private String rootId;
    private String untouched = "";

    MetaScopeIT(TestRealm realm) {
        this.realm = realm;
    }

    @BeforeAll
    void oneTokenForEachScope() {
        managing = Managing.in(realm);
        root = UserRest.of(realm, "root");
        rootId = realm.users().id("root");
        realm.setAttribute("pat.maxTokensPerUser", "1000");
        realm.setAttribute("pat.authorizationDetailTypes", "{\"channel\":[\"read\"]}");
        for (String scope : Managing.ALL) {
            Made pat = token(scope);
            own.put(scope, managing.jwt(pat));
            asAdmin.put(scope, managing.pats().jwt("full", pat));
        }
        untouched = target();
        Http webhooks = realm.admin().below("/personal-access-tokens/webhooks");
        hook = webhooks.post("")
                .json(Map.of("url", "http://127.0.0.1:9/", "enabled", false))
                .send()
                .expect(201)
                .createdId();
        delivery = webhooks.post("/" + hook + "/test").send().expect(202).text("id");
        Made none = managing.token("root", "scopes", List.of("read"));
        own.put(NONE, managing.jwt(none));
        asAdmin.put(NONE, managing.pats().jwt("full", none));
    }

    @AfterEach
    void whatWasRefusedChangedNothing() {
        assertThat(root.read(untouched).path("status").asText()).isEqualTo("ACTIVE");
        assertThat(root.eventTypes(untouched)).containsExactly("CREATED");
    }

    private Made token(String scope) {
        return managing.token(
                "root",
                "scopes",
                List.of(scope, "read", "execute"),
                "authorizationDetails",
                List.of(Map.of("type", "channel", "actions", List.of("read"), "identifiers", List.of("*"))));
    }

    static Stream<Arguments> everyCallWithEveryScope() {
        Stream<Arguments> ofUser = Stream.of(OF_A_TOKEN, OF_A_USER)
                .flatMap(List::stream)
                .flatMap(call -> scopes().map(scope -> Arguments.of(OWN, call, scope)));
        Stream<Arguments> ofRealm = Stream.of(OF_A_TOKEN, OF_A_REALM)
                .flatMap(List::stream)
                .flatMap(call -> scopes().map(scope -> Arguments.of(ADMIN, call, scope)));
        return Stream.concat(ofUser, ofRealm);
    }

    private static Stream<String> scopes() {
        return Stream.concat(Managing.ALL.stream(), Stream.of("read"));
    }

    @ParameterizedTest(name = "{0} {1} with {2}")
    @MethodSource("everyCallWithEveryScope")
    void aCallTakesItsScopeAndNoOther(String place, Wanted call, String scope) {
        String id = call.scope.equals(scope) ? target() : untouched;

        Answer answer = send(place, call, scope, id);

        if (call.scope.equals(scope)) {
            assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
        } else if (place.equals(OWN)) {
            assertRefused(answer, 401, "unauthorized");
        } else {
            answer.expect(401); // Keycloak's own, before the request gets to us
        }
    }

    private Answer send(String place, Wanted call, String scope, String id) {
        Map<String, String> jwts = place.equals(OWN) ? own : asAdmin;
        Http http = Http.at(realm.keycloak().url() + place.replace("{realm}", realm.name()))
                .as(jwts.get(scope.equals("read") ? NONE : scope));
        String body = call.body
                .replace("{name}", UserRest.newName())
                .replace("{user}", rootId)
                .replace("{value}", "kcpat_" + "0".repeat(49));
        String path = call.path.replace("{id}", id).replace("{hook}", hook).replace("{delivery}", delivery);
        var request = http.call(call.method, path);
        Answer answer = (body.isEmpty() ? request : request.json(body)).send();
        // that nobody has such a value is the answer of a call that was let through
        return call.path.equals("/inspect") && answer.status() == 404 ? root.get(id) : answer;
    }

    /** A fresh one, within each of the calling tokens. */
    private String target() {
        return root.makeId(
                "scopes",
                List.of("execute"),
                "expiresIn",
                "PT2H",
                "authorizationDetails",
                List.of(Map.of(
                        "id", "d1", "type", "channel", "actions", List.of("read"), "identifiers", List.of("c-1"))));
    }

    @Test
    void everyScopeOpensSomething() {
        List<String> opened = Stream.of(OF_A_TOKEN, OF_A_USER, OF_A_REALM)
                .flatMap(List::stream)
                .map(Wanted::scope)
                .distinct()
                .toList();

        assertThat(opened).containsAll(Managing.ALL);
    }

    @Test
    void theScopesOfATokenAreAskedForOneByOne() {
        Made pat = managing.token("root", "scopes", List.of("tokens:read", "tokens:revoke"));
        UserRest read = UserRest.by(realm, managing.jwt(pat, "scope", "tokens:read"));

        read.list().send().expect(200);
        assertRefused(read.revoke(pat.id()), 401, "unauthorized");
    }

    @Test
    void aVerbThatTheAddressDoesNotKnowIsRefused() {
        Made pat = managing.token("root", "scopes", Managing.ALL);
        String jwt = managing.jwt(pat);

        for (String verb : List.of("PATCH", "HEAD")) {
            assertThat(UserRest.by(realm, jwt).http().call(verb, "").send().status())
                    .as(verb)
                    .isIn(400, 401, 403, 405, 501);
        }
    }
}
