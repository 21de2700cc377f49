package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.audience;
import static io.github.keycloakpat.server.exchange.Pats.realmRoles;
import static io.github.keycloakpat.server.exchange.Pats.scope;
import static io.github.keycloakpat.server.harness.RealmClients.publicClient;
import static io.github.keycloakpat.server.harness.TestRealms.exchanging;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Refusals 55, 56, 58 and 59a to 59c: a realm administrator's token for {@code read} opens nothing but what
 * {@code read} is for, whatever the client that exchanges it was set up to add.
 */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministratorsTokenIT {
    /** Keycloak's own, of full scope; its access tokens are lightweight. */
    private static final String ADMIN_CLI = "admin-cli";

    /** Of full scope and lightweight too: Keycloak looks the roles up when such an access token is presented. */
    private static final String LIGHTWEIGHT = "lightweight";

    private static final String HARD_CODED_ROLES = "with-roles";
    private static final String HARD_CODED_CLAIMS = "with-claims";

    private final TestRealm realm;
    private final Pats pats;
    private Made pat;
    private List<Made> others;

    AdministratorsTokenIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    void setUpClients() {
        realm.clients().create(exchanging(publicClient(HARD_CODED_ROLES)));
        realm.clients().hardcodeRole(HARD_CODED_ROLES, "realm-management/realm-admin");
        realm.clients().hardcodeRole(HARD_CODED_ROLES, "account/manage-account");
        realm.clients().hardcodeRole(HARD_CODED_ROLES, "orders-admin");
        realm.clients().create(exchanging(publicClient(HARD_CODED_CLAIMS)));
        realm.clients().hardcodeAudience(HARD_CODED_CLAIMS, "account");
        realm.clients().hardcodeAudience(HARD_CODED_CLAIMS, "realm-management");
        new HardCodedClaims(realm, HARD_CODED_CLAIMS)
                .add("realm_access.roles", "[\"admin\",\"orders-admin\"]")
                .add(
                        "resource_access",
                        "{\"realm-management\":{\"roles\":[\"realm-admin\",\"create-client\"]},"
                                + "\"account\":{\"roles\":[\"manage-account\",\"view-profile\"]}}")
                .add("scope", "\"openid profile admin\"")
                .add("aud", "[\"account\",\"realm-management\",\"billing-api\"]")
                .add("azp", "\"admin-cli\"");
        realm.clients().create(exchanging(publicClient(LIGHTWEIGHT)));
        realm.clients().update(LIGHTWEIGHT, client -> {
            client.setFullScopeAllowed(true);
            client.getAttributes().put("client.use.lightweight.access.token.enabled", "true");
        });
        realm.clients().update(ADMIN_CLI, client -> client.getAttributes().put("pat.exchange.enabled", "true"));
        List.of("read", "execute", "admin").forEach(scope -> realm.clients().addOptionalScope(ADMIN_CLI, scope));
        pat = pats.make("root", "read");
        List<String> all = List.of("orders-viewer", "orders-editor", "orders-admin");
        others = List.of(
                pats.make("root", Map.of("scopes", List.of("read", "execute", "admin"), "roles", all)),
                pats.make("root"),
                pats.make("root", Map.of("scopes", List.of("read"), "roles", List.of())),
                pats.make("root", Map.of("scopes", List.of("read"), "audiences", List.of("billing-api"))));
    }

    static List<String> clients() {
        return List.of("script", "full", "ci", HARD_CODED_ROLES, HARD_CODED_CLAIMS);
    }

    static Stream<Arguments> everyDoorForEveryClient() {
        return Stream.concat(Stream.of(ADMIN_CLI, LIGHTWEIGHT), clients().stream())
                .flatMap(client -> Arrays.stream(Doors.values()).map(door -> Arguments.of(door, client)));
    }

    @ParameterizedTest
    @EnumSource
    void anOrdinaryAccessTokenOpensTheDoor(Doors door) {
        String client = door == Doors.OUR_CREATION_55 ? TestRealm.MANAGER : "other-app";

        assertThat(door.open(realm, realm.token(client, "root")).status()).isBetween(200, 201);
    }

    @ParameterizedTest
    @MethodSource("everyDoorForEveryClient")
    void theDoorStaysShut(Doors door, String client) {
        assertShut(door, client, pat);
    }

    /** A JWT without any role is the one that Keycloak may take for a lightweight one and look the roles up for. */
    @ParameterizedTest
    @MethodSource("everyDoorForEveryClient")
    void theDoorStaysShutForTokensOfAnyOtherWidth(Doors door, String client) {
        others.forEach(other -> assertShut(door, client, other));
    }

    /** A client that may not exchange at all is as good as one whose JWT opens nothing. */
    private void assertShut(Doors door, String client, Made token) {
        Answer exchanged = pats.exchange(client, token);
        if (exchanged.status() == 200) {
            Answer answer = door.open(realm, exchanged.text("access_token"));
            assertThat(answer.status()).as(answer.toString()).isIn(401, 403);
        } else {
            Pats.assertError(exchanged, "unauthorized_client");
            assertThat(client).isEqualTo(ADMIN_CLI);
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void theJwtHoldsOnlyWhatTheTokenIsFor58And59a(String client) {
        JsonNode claims = pats.claims(client, pat);

        assertThat(realmRoles(claims)).containsExactly("orders-viewer");
        assertThat(claims.has("resource_access")).isFalse();
        assertThat(audience(claims)).isSubsetOf("orders-api");
        assertThat(scope(claims)).containsExactly("read");
        assertThat(claims.path("azp").asText()).isEqualTo(client);
        assertThat(claims.toString()).doesNotContain("realm-admin", "manage-account", ADMIN_CLI, "orders-admin");
    }

    @ParameterizedTest
    @EnumSource
    void theValueItselfOpensNoDoorEither(Doors door) {
        Answer answer = door.open(realm, pat.secret());

        assertThat(answer.status()).as(answer.toString()).isIn(401, 403);
    }
}
