package io.github.keycloakpat.server.admin;

import static io.github.keycloakpat.server.rest.UserRest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** The policy travels with the realm: what Keycloak's exports, imports and updates carry, keep and drop of it. */
@KeycloakTest
class PolicyExportIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Keycloak keycloak;
    private final TestRealm realm;

    PolicyExportIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
    }

    /** Every field otherwise than its preset. */
    @BeforeEach
    void aPolicyOfTheRealmsOwn() {
        Map<String, Object> policy = fields(
                "enabled",
                false,
                "managementClients",
                List.of("kcpat", "other-app"),
                "maxLifetime",
                "P90D",
                "defaultLifetime",
                "P7D",
                "neverExpireAllowed",
                true,
                "maxTokensPerUser",
                5,
                "requiredRole",
                "orders-viewer",
                "grantableScopes",
                List.of("execute", "read"),
                "authorizationDetailTypes",
                Map.of("channel", List.of("publish", "read")));
        policy.putAll(fields(
                "scopesRequired", true,
                "audienceRequired", true,
                "maxGracePeriod", "PT12H",
                "regenerateAllowed", false,
                "reauthMaxAge", "PT15M",
                "jwtLifetime", "PT2M",
                "tokenPrefix", "acme",
                "noticeDays", List.of(14, 2),
                "unusedRevokeAfter", "P60D",
                "retention", "P30D"));
        realm.admin().put("/personal-access-tokens/policy").json(policy).send().expect(200);
        realm.scopes().update("admin", scope -> scope.setAttributes(Map.of("pat.grantable", "true")));
    }

    @Test
    void noFieldIsAsItWouldBeByItself() {
        JsonNode presets = policy(TestRealms.empty(keycloak));

        policy(realm).properties().stream()
                .filter(field -> !field.getKey().equals("warnings"))
                .forEach(field ->
                        assertThat(field.getValue()).as(field.getKey()).isNotEqualTo(presets.get(field.getKey())));
    }

    @Test
    void anExportAndAnImportCarryIt() {
        JsonNode exported = realm.admin()
                .post("/partial-export")
                .query("exportClients", true)
                .query("exportGroupsAndRoles", true)
                .send()
                .expect(200)
                .json();
        RealmRepresentation copy = renamed((ObjectNode) exported);

        TestRealm other = TestRealm.create(keycloak, copy);

        assertThat(policy(other)).isEqualTo(policy(realm));
        assertThat(other.scopes().get("admin").getAttributes()).containsEntry("pat.grantable", "true");
        JsonNode told = RealmTrail.of(other).lastOfPolicy();
        assertThat(told.at("/details/tokenPrefix").asText()).isEqualTo("acme");
        assertThat(told.at("/details/grantableClientScopes").asText()).isEqualTo("admin");
    }

    /** Ids and Keycloak's own roles belong to the realm that was exported, and its keys are masked in the export. */
    private RealmRepresentation renamed(ObjectNode exported) {
        String name = "copy-" + UUID.randomUUID().toString().substring(0, 8);
        strip(exported);
        exported.remove(
                List.of("defaultRole", "clients", "roles", "scopeMappings", "clientScopeMappings", "components"));
        exported.put("realm", name);
        exported.putObject("roles").putArray("realm").addObject().put("name", "orders-viewer");
        for (String client : List.of("kcpat", "other-app")) {
            exported.withArray("clients").addObject().put("clientId", client);
        }
        return JSON.convertValue(exported, RealmRepresentation.class);
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("id");
        }
        node.forEach(PolicyExportIT::strip);
    }

    @Test
    void aPartialImportCarriesNothingOfIt() {
        JsonNode before = policy(realm);
        Map<String, Object> body = fields(
                "ifResourceExists",
                "OVERWRITE",
                "attributes",
                Map.of("pat.enabled", "true", "pat.maxTokensPerUser", "9"),
                "roles",
                Map.of("realm", List.of(Map.of("name", "imported"))),
                "clientScopes",
                List.of(Map.of(
                        "name",
                        "execute",
                        "protocol",
                        "openid-connect",
                        "attributes",
                        Map.of("pat.grantable", "true"))));

        JsonNode result = realm.admin()
                .post("/partialImport")
                .json(body)
                .send()
                .expect(200)
                .json();

        assertThat(result.path("added").asInt()).isEqualTo(1);
        assertThat(policy(realm)).isEqualTo(before);
        assertThat(realm.scopes().get("execute").getAttributes()).doesNotContainKey("pat.grantable");
        realm.roles().delete("imported");
    }

    @Test
    void anUpdateOfTheRealmWithoutAttributesKeepsIt() {
        JsonNode before = policy(realm);

        realm.admin().put("").json(Map.of("displayName", "Another name")).send().expect(204);

        assertThat(realm.get().getDisplayName()).isEqualTo("Another name");
        assertThat(policy(realm)).isEqualTo(before);

        RealmRepresentation all = realm.get();
        all.setAttributes(null);
        realm.admin().put("").json(all).send().expect(204);

        assertThat(policy(realm)).isEqualTo(before);
    }

    @Test
    void anUpdateOfTheRealmWithOtherAttributesOnlyDropsIt() {
        realm.admin()
                .put("")
                .json(Map.of("attributes", Map.of("frontendUrl", "")))
                .send()
                .expect(204);

        JsonNode presets = policy(TestRealms.empty(keycloak));
        assertThat(policy(realm).path("tokenPrefix")).isEqualTo(presets.path("tokenPrefix"));
        assertThat(realm.get().getAttributesOrEmpty().keySet()).noneMatch(name -> name.startsWith("pat."));
        assertThat(RealmTrail.of(realm)
                        .lastOfPolicy()
                        .at("/details/tokenPrefix")
                        .asText())
                .isEmpty();
    }

    @Test
    void anUpdateOfTheRealmWithSomeOfItsAttributesKeepsThoseOnly() {
        realm.admin()
                .put("")
                .json(Map.of("attributes", Map.of("pat.tokenPrefix", "acme", "pat.maxLifetime", "P45D")))
                .send()
                .expect(204);

        assertThat(policy(realm).path("tokenPrefix").asText()).isEqualTo("acme");
        assertThat(policy(realm).path("maxLifetime").asText()).isEqualTo("P45D");
        assertThat(policy(realm).path("maxTokensPerUser").asInt()).isEqualTo(50);
    }

    @Test
    void anUpdateOfAClientScopeWithoutItsMarkKeepsIt() {
        realm.scopes().update("admin", scope -> scope.setAttributes(Map.of("display.on.consent.screen", "true")));

        assertThat(realm.scopes().get("admin").getAttributes()).containsEntry("pat.grantable", "true");

        realm.scopes().update("admin", scope -> scope.setAttributes(Map.of("pat.grantable", "false")));
        assertThat(RealmTrail.of(realm)
                        .lastOfPolicy()
                        .at("/details/grantableClientScopes")
                        .asText("missing"))
                .isEmpty();
    }

    @Test
    void whatWasReadIsWrittenBackUnchanged() {
        JsonNode before = policy(realm);
        int told = RealmTrail.of(realm).ofPolicy().size();

        realm.update(rep -> {});
        realm.admin().put("/personal-access-tokens/policy").json(before).send().expect(200);

        assertThat(policy(realm)).isEqualTo(before);
        assertThat(RealmTrail.of(realm).ofPolicy()).hasSize(told);
    }

    @Test
    void aNewNameOfTheRealmKeepsIt() {
        TestRealm other = TestRealms.empty(keycloak);
        other.setAttribute("pat.tokenPrefix", "acme");
        String name = other.name() + "-renamed";
        other.admin().put("").json(Map.of("realm", name)).send().expect(204);
        try {
            JsonNode policy = keycloak.admin()
                    .get("/" + name + "/personal-access-tokens/policy")
                    .send()
                    .expect(200)
                    .json();
            assertThat(policy.path("tokenPrefix").asText()).isEqualTo("acme");
            JsonNode lines = keycloak.admin()
                    .get("/" + name + "/personal-access-tokens/events")
                    .send()
                    .expect(200)
                    .json();
            assertThat(lines).hasSize(1);
        } finally {
            keycloak.admin().put("/" + name).json(fields("realm", other.name())).send();
        }
    }

    private static JsonNode policy(TestRealm realm) {
        return realm.admin()
                .get("/personal-access-tokens/policy")
                .send()
                .expect(200)
                .json();
    }
}
