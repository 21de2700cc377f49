package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.audience;
import static io.github.keycloakpat.server.exchange.Pats.realmRoles;
import static io.github.keycloakpat.server.exchange.Pats.words;
import static io.github.keycloakpat.server.harness.RealmClients.publicClient;
import static io.github.keycloakpat.server.harness.TestRealms.exchanging;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Jwt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusal 59a: what a client's own mappers add beyond the token's rights is cut. */
@KeycloakTest
@Tag("wire")
class WideningMapperIT {
    private final TestRealm realm;
    private final Pats pats;

    WideningMapperIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @Test
    void aHardCodedRoleIsNotInTheJwt59a() {
        String client = create("hard-role");
        realm.clients().hardcodeRole(client, "orders-admin");
        realm.clients().hardcodeRole(client, "orders-api/deployer");
        Made pat = pats.make("root", "read");

        JsonNode claims = pats.claims(client, pat);

        assertThat(realmRoles(claims)).containsExactly("orders-viewer");
        assertThat(claims.has("resource_access")).isFalse();
        assertThat(realmRoles(pats.claims(client, pats.make("root")))).isEmpty();
    }

    @Test
    void aHardCodedAudienceIsNotInTheJwt59a() {
        String client = create("hard-audience");
        realm.clients().hardcodeAudience(client, "billing-api");
        realm.clients().hardcodeAudience(client, "https://elsewhere.example");
        Made pat = pats.make("alice", "read");
        Made bound = pats.make("alice", Map.of("scopes", List.of("execute"), "audiences", List.of("orders-api")));

        assertThat(audience(pats.claims(client, pat))).containsExactly("orders-api");
        assertThat(audience(pats.claims(client, bound))).containsExactly("orders-api");
        Pats.assertError(pats.exchange(client, pat, "audience", "billing-api"), "invalid_target");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "realm_access        | {\"roles\":[\"orders-admin\"]}",
                "realm_access.roles  | [\"orders-admin\"]",
                "resource_access     | {\"orders-api\":{\"roles\":[\"deployer\"]}}",
                "resource_access.orders-api.roles | [\"deployer\"]",
                "scope               | \"admin\"",
                "azp                 | \"kcpat\"",
                "client_id           | \"kcpat\"",
                "iss                 | \"https://elsewhere.example\"",
                "exp                 | 4102444800",
                "typ                 | \"ID\"",
                "sid                 | \"0\"",
                "cnf                 | {\"jkt\":\"x\"}",
                "active              | false",
                "authorization       | {\"permissions\":[]}",
                "pat_id              | \"another\"",
                "authorization_details | [{\"type\":\"channel\"}]"
            })
    void aHardCodedClaimChangesNothingOfTheTokensOwn59a(String claim, String json) {
        String client = create("hard-" + claim);
        new HardCodedClaims(realm, client).add(claim, json);
        Made pat = pats.make("root", "read");

        String jwt = pats.jwt(client, pat);
        JsonNode claims = Jwt.claims(jwt);

        assertThat(namesOf(jwt)).doesNotHaveDuplicates();
        assertThat(realmRoles(claims)).containsExactly("orders-viewer");
        assertThat(claims.has("resource_access")).isFalse();
        assertThat(audience(claims)).containsExactly("orders-api");
        assertThat(Pats.scope(claims)).containsExactly("read");
        assertThat(claims.path("azp").asText()).isEqualTo(client);
        assertThat(claims.path("iss").asText()).isEqualTo(realm.url());
        assertThat(claims.path("typ").asText()).isEqualTo("Bearer");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isLessThanOrEqualTo(300);
        assertThat(claims.path("pat_id").asText()).isEqualTo(pat.id());
        assertThat(claims.path("authorization_details")).isEmpty();
        assertThat(List.of("sid", "cnf", "active", "authorization", "client_id"))
                .noneMatch(claims::has);
        assertThat(pats.introspect("orders-api", jwt).json().path("active").asBoolean())
                .isTrue();
    }

    /** It may be written before or after the scopes' mappers: Keycloak keeps no order among equals. */
    @Test
    void aHardCodedAudienceClaimNeitherAddsNorTakesAway59a() {
        Made pat = pats.make("root", "read");
        List<Set<String>> audiences = new ArrayList<>();

        for (int i = 0; i < 8; i++) {
            String client = create("hard-aud-" + i);
            new HardCodedClaims(realm, client).add("aud", "[\"billing-api\",\"account\"]");
            audiences.add(audience(pats.claims(client, pat)));
        }

        assertThat(audiences).containsOnly(Set.of("orders-api"));
    }

    /** Such mappers write all roles that Keycloak has found; these must be the token's. */
    @Test
    void aMapperOfRolesToAnotherClaimSeesOnlyTheTokensRoles59a() {
        String client = create("mapped-roles");
        realm.clients().update(client, rep -> rep.setFullScopeAllowed(true));
        realm.clients()
                .addMapper(
                        client,
                        "oidc-usermodel-realm-role-mapper",
                        Map.of("claim.name", "groups", "multivalued", "true", "access.token.claim", "true"));

        JsonNode claims = pats.claims(client, pats.make("root", "read"));

        assertThat(words(claims.path("groups"))).containsExactly("orders-viewer");
    }

    @Test
    void aHardCodedRoleDoesNotShowInAnotherClaimEither59a() {
        String client = create("mapped-hard-role");
        realm.clients().hardcodeRole(client, "orders-admin");
        realm.clients()
                .addMapper(
                        client,
                        "oidc-usermodel-realm-role-mapper",
                        Map.of("claim.name", "groups", "multivalued", "true", "access.token.claim", "true"));

        JsonNode claims = pats.claims(client, pats.make("root", "read"));

        assertThat(words(claims.path("groups"))).doesNotContain("orders-admin");
    }

    @Test
    void aClaimOfTheClientsOwnStays() {
        String client = create("tenant");
        new HardCodedClaims(realm, client).add("tenant", "\"acme\"");

        assertThat(pats.claims(client, pats.make("alice", "read"))
                        .path("tenant")
                        .asText())
                .isEqualTo("acme");
    }

    private String create(String clientId) {
        realm.clients().create(exchanging(publicClient(clientId)));
        return clientId;
    }

    /** The names of the claims as they stand in the JWT: a parser would keep the last of two. */
    private static List<String> namesOf(String jwt) {
        byte[] claims =
                Base64.getUrlDecoder().decode(List.of(jwt.split("\\.", -1)).get(1));
        List<String> names = new ArrayList<>();
        try (var parser = new ObjectMapper().createParser(claims)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                names.add(name);
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return names;
    }
}
