package io.github.keycloakpat.server.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a realm administrator's token with all meta scopes is exchanged for opens our addresses, and none of Keycloak's. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StockDoorsIT {
    private final TestRealm realm;
    private Made pat;
    private List<String> jwts;
    private String ordinary;
    private String id;

    StockDoorsIT(TestRealm realm) {
        this.realm = realm;
    }

    @BeforeAll
    void tokensWithAllScopes() {
        Managing managing = Managing.in(realm);
        pat = managing.token("root", "scopes", Managing.with("read", "execute", "admin"));
        id = pat.id();
        jwts = List.of(managing.pats().jwt("full", pat), managing.jwt(pat));
        ordinary = realm.token("other-app", "root");
    }

    private static List<String> stock() {
        return List.of(
                "GET /admin/realms/{realm}",
                "GET /admin/realms/{realm}/users",
                "GET /admin/realms/{realm}/users/count",
                "GET /admin/realms/{realm}/clients",
                "GET /admin/realms/{realm}/roles",
                "GET /admin/realms/{realm}/events",
                "GET /admin/realms/{realm}/admin-events",
                "GET /admin/realms/{realm}/client-scopes",
                "GET /admin/realms/{realm}/keys",
                "GET /admin/realms",
                "GET /realms/{realm}/account",
                "GET /realms/{realm}/account/credentials",
                "GET /realms/{realm}/account/sessions",
                "GET /realms/{realm}/account/applications",
                "GET /realms/{realm}/account/linked-accounts",
                "GET /realms/{realm}/account/groups",
                "GET /realms/{realm}/protocol/openid-connect/userinfo");
    }

    private static List<String> others() {
        return List.of(
                "GET /admin/{realm}/console/whoami",
                "PUT /admin/realms/{realm}",
                "POST /admin/realms/{realm}/users",
                "POST /admin/realms/{realm}/roles",
                "POST /admin/realms/{realm}/clients",
                "POST /admin/realms/{realm}/partial-export",
                "POST /admin/realms/{realm}/logout-all",
                "DELETE /admin/realms/{realm}",
                "POST /realms/{realm}/account",
                "POST /realms/{realm}/clients-registrations/default",
                "POST /realms/{realm}/clients-registrations/openid-connect");
    }

    static Stream<String> doors() {
        return Stream.of(stock(), others()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("stock")
    void theOrdinaryAccessTokenOfTheAdministratorOpensIt(String door) {
        assertThat(open(door, ordinary).status()).as(door).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theJwtOfATokenDoesNot(String door) {
        for (String jwt : jwts) {
            Answer answer = open(door, jwt);
            assertThat(answer.status()).as(answer.toString()).isIn(401, 403);
        }
    }

    static Stream<Arguments> tricks() {
        List<String> ours =
                List.of("/admin/realms/{realm}/personal-access-tokens", "/realms/{realm}/personal-access-tokens");
        List<String> ways = List.of(
                "/../users",
                "/..;/users",
                "/../../../admin/realms/{realm}/users",
                "/%2e%2e/users",
                "/%2E%2E/%2E%2E/%2E%2E/admin/realms/{realm}/users",
                "%2f..%2fusers",
                "/..%2fusers",
                "/..%252fusers",
                ";/../users",
                ";x=/users",
                "/;/../users",
                "/./../users",
                "//../users",
                "/%5c../users",
                "/{id}/../../users",
                "/{id}/scopes/..%2f..%2f..%2fusers",
                "/{id}/scopes/../../../users",
                "/{id}/scopes/%2e%2e/%2e%2e/%2e%2e/users",
                "/../account/credentials",
                "/..;/account/credentials",
                "/%2e%2e/account/credentials",
                "/{id}/scopes/../../../account/credentials");
        return ours.stream().flatMap(place -> ways.stream().map(way -> Arguments.of(place + way)));
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void noFormOfThePathOpensAnother(String path) {
        for (String verb : List.of("GET", "DELETE")) {
            assertShut(verb + " " + path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /admin/realms/{realm}/users;/personal-access-tokens",
                "GET /admin/realms/{realm}/users;personal-access-tokens",
                "GET /admin/realms/{realm}/users?/realms/{realm}/personal-access-tokens",
                "GET /admin/realms/{realm}/users?x=/admin/realms/{realm}/personal-access-tokens",
                "GET /admin/realms/{realm}/users%3F/personal-access-tokens",
                "GET /admin/realms/{realm}/users/personal-access-tokens",
                "GET /admin/realms/{realm}%2Fpersonal-access-tokens/users",
                "GET /admin/realms/{realm}%2Fpersonal-access-tokens%2F..%2F/users",
                "GET /realms/{realm}%2Fpersonal-access-tokens/account",
                "GET /admin/realms/{realm}/clients/personal-access-tokens",
                "GET /admin/realms/personal-access-tokens/users",
                "GET /admin/realms/master/personal-access-tokens",
                "GET /admin/realms/master/users",
                "GET /realms/{realm}/account/personal-access-tokens",
                "GET /realms/{realm}/personal-access-tokens-x/../account",
                "GET /admin/realms/{realm}/personal-access-tokensx",
                "GET /ADMIN/realms/{realm}/users",
                "GET /admin/realms/{realm}/ui-ext/realms/names",
                "GET /admin/realms/{realm}/users/{id}/personal-access-tokens"
            })
    void noAddressThatOnlyLooksLikeOursIsOpen(String door) {
        assertShut(door);
    }

    private void assertShut(String door) {
        for (String jwt : jwts) {
            Answer answer = open(door, jwt);
            assertThat(answer.status()).as(answer.toString()).isIn(400, 401, 403, 404, 405);
            assertThat(answer.text()).doesNotContain("\"username\"", "\"userLabel\"");
        }
    }

    /** A proxy that is trusted says where it was asked; that must not be taken for the address that is called. */
    @ParameterizedTest
    @ValueSource(
            strings = {"X-Forwarded-Prefix", "X-Forwarded-Uri", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Path"})
    void noHeaderMakesOneAddressLookLikeAnother(String header) {
        String ours = "/admin/realms/" + realm.name() + "/personal-access-tokens";
        for (String value : List.of(ours, ours + "?", ours + "?x=", ours + "#", "/realms/" + realm.name())) {
            for (String door : List.of("GET /admin/realms/{realm}/users", "GET /realms/{realm}/account/credentials")) {
                Answer answer =
                        call(door).header(header, value).bearer(jwts.get(0)).send();
                assertThat(answer.status()).as(answer.toString()).isIn(400, 401, 403, 404);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void noHeaderMakesOneVerbLookLikeAnother(String header) {
        Answer answer = call("DELETE /admin/realms/{realm}/users/"
                        + realm.users().id("bob"))
                .header(header, "GET")
                .bearer(jwts.get(0))
                .send();

        assertThat(answer.status()).isIn(401, 403);
        assertThat(realm.users().get("bob").getUsername()).isEqualTo("bob");
    }

    private Answer open(String door, String bearer) {
        return call(door).bearer(bearer).send();
    }

    private Call call(String door) {
        String[] parts = door.split(" ", 2);
        String path = parts[1].replace("{realm}", realm.name()).replace("{id}", id);
        Call call = realm.keycloak().http().call(parts[0], path).header("Accept", "application/json");
        if (parts[0].equals("GET") || parts[0].equals("DELETE")) {
            return call;
        }
        return call.json(
                path.endsWith("openid-connect")
                        ? Map.of("redirect_uris", List.of("http://127.0.0.1/x"))
                        : Map.of("name", "x"));
    }
}
