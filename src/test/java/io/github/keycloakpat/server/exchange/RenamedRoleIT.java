package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.audience;
import static io.github.keycloakpat.server.exchange.Pats.clientRoles;
import static io.github.keycloakpat.server.exchange.Pats.realmRoles;
import static io.github.keycloakpat.server.exchange.Pats.words;
import static io.github.keycloakpat.server.harness.RealmClients.publicClient;
import static io.github.keycloakpat.server.harness.TestRealms.exchanging;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusal 59a: a mapper that gives a role of the token another name makes no other role of it. */
@KeycloakTest
@Tag("wire")
class RenamedRoleIT {
    private final TestRealm realm;
    private final Pats pats;

    RenamedRoleIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    /** The owner holds the other role as well, but the token was not given it. */
    @ParameterizedTest
    @CsvSource({
        "realm-role, orders-admin",
        "client-role, orders-api.deployer",
        "keycloaks-role, realm-management.realm-admin",
        "new-role, orders-owner"
    })
    void aRealmRoleKeepsItsNameAndItsPlace59a(String client, String newName) {
        create(client, "orders-viewer", newName);

        JsonNode claims = pats.claims(client, pats.make("root", "read"));

        assertThat(realmRoles(claims)).containsExactly("orders-viewer");
        assertThat(claims.has("resource_access")).isFalse();
        assertThat(audience(claims)).containsExactly("orders-api");
    }

    @ParameterizedTest
    @CsvSource({"to-realm-role, orders-editor", "to-other-client, billing-api.clerk", "to-other-role, orders-api.boss"})
    void aRoleOfAnApplicationKeepsItsNameAndItsPlace59a(String client, String newName) {
        create(client, "orders-api.deployer", newName);
        realm.clients().addScopeMappings(client, "orders-api/deployer");
        Made pat = pats.make("alice", Map.of("roles", List.of("orders-api/deployer")));

        JsonNode claims = pats.claims(client, pat);

        assertThat(clientRoles(claims, "orders-api")).containsExactly("deployer");
        assertThat(claims.path("resource_access")).hasSize(1);
        assertThat(realmRoles(claims)).isEmpty();
    }

    @Test
    void aNewNameDoesNotShowInAnotherClaimEither59a() {
        create("mapped-rename", "orders-viewer", "orders-admin");
        realm.clients()
                .addMapper(
                        "mapped-rename",
                        "oidc-usermodel-realm-role-mapper",
                        Map.of("claim.name", "groups", "multivalued", "true", "access.token.claim", "true"));

        JsonNode claims = pats.claims("mapped-rename", pats.make("root", "read"));

        assertThat(words(claims.path("groups"))).containsExactly("orders-viewer");
    }

    private void create(String client, String role, String newName) {
        realm.clients().create(exchanging(publicClient(client)));
        realm.clients().addMapper(client, "oidc-role-name-mapper", Map.of("role", role, "new.role.name", newName));
    }
}
