package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From what the scopes bring to a list of roles, and other updates that depend on what there is. */
@KeycloakTest
@Tag("wire")
class UpdateRolesIT {
    private final TestRealm realm;
    private final UserRest alice;

    UpdateRolesIT(TestRealm realm) {
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    @Test
    void whatTheScopesBringMayBeCutToAList() {
        String id = alice.makeId("scopes", List.of("read", "execute"));

        JsonNode updated =
                alice.update(id, "roles", List.of("orders-viewer")).expect(200).json();

        assertThat(texts(updated.path("roles"))).containsExactly("orders-viewer");
    }

    @Test
    void whatTheScopesBringMayBeCutToNothing() {
        String id = alice.makeId("scopes", List.of("read"));

        JsonNode updated = alice.update(id, "roles", List.of()).expect(200).json();

        assertThat(updated.path("roles").isArray()).isTrue();
        assertThat(updated.path("roles")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders-editor", "orders-api/deployer"})
    void whatTheScopesDoNotBringIsWider(String role) {
        String id = alice.makeId("scopes", List.of("read"));

        assertRefused(alice.update(id, "roles", List.of("orders-viewer", role)), 400, "invalid_request", "roles");
        assertThat(alice.read(id).path("roles").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-role", "no-such-client/role", "account/manage-account", "orders-admin"})
    void whatTheUserCanNotGrantIsRefused(String role) {
        String id = alice.makeId("scopes", List.of("read"));

        assertThat(alice.update(id, "roles", List.of(role)).status()).isEqualTo(400);
        assertThat(alice.read(id).path("roles").isNull()).isTrue();
    }

    @Test
    void aListIsNotTakenBackByNull() {
        String id = alice.makeId("scopes", List.of("read", "execute"), "roles", List.of("orders-viewer"));

        JsonNode updated = alice.update(id, "roles", null).expect(200).json();

        assertThat(texts(updated.path("roles"))).containsExactly("orders-viewer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-client", "account", "realm-management", "00000000-0000-4000-8000-000000000000"})
    void aTokenIsNotCutToAnApplicationThatThereIsNot(String clientId) {
        String id = alice.makeId();

        assertRefused(alice.update(id, "audiences", List.of(clientId)), 400, "audience_unknown", "audiences");
        assertThat(alice.read(id).path("audiences")).isEmpty();
    }

    @Test
    void anApplicationThatIsGoneMayBeSentBackUnchanged() {
        realm.clients().create(RealmClients.publicClient("gone-soon"));
        String id = alice.makeId("audiences", List.of("gone-soon", "orders-api"));
        realm.clients().delete("gone-soon");
        JsonNode before = alice.read(id);

        JsonNode after =
                alice.http().put("/" + id).json(before).send().expect(200).json();

        assertThat(after).isEqualTo(before);
        assertThat(after.path("audiences")).hasSize(2);
    }
}
