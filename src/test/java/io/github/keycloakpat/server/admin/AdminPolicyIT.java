package io.github.keycloakpat.server.admin;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.names;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.rest.InParallel;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A realm's policy, read and changed by its administrators. */
@KeycloakTest
@Tag("wire")
class AdminPolicyIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final AdminRest admin;
    private final UserRest alice;

    AdminPolicyIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.admin = AdminRest.mighty(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @AfterEach
    void theUsualPolicy() {
        realm.update(rep -> {
            Map<String, String> attributes = new HashMap<>(rep.getAttributesOrEmpty());
            attributes.keySet().removeIf(name -> name.startsWith("pat."));
            attributes.put("pat.grantableScopes", "read execute admin");
            rep.setAttributes(attributes);
        });
        alice.clear();
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>(realm.get().getAttributesOrEmpty());
        attributes.keySet().removeIf(name -> !name.startsWith("pat."));
        return attributes;
    }

    @Test
    void manyMayChangeItAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<Call> calls = new ArrayList<>();
            for (int i = 1; i <= 4; i++) {
                calls.add(admin.http()
                        .put("/policy")
                        .json("{\"maxLifetime\":\"P" + i + round + "D\",\"retention\":\"P" + i + "W\"}"));
                calls.add(admin.http().put("/policy").json("{\"maxLifetime\":null,\"retention\":null}"));
            }

            assertThat(InParallel.send(calls)).allSatisfy(answer -> answer.expect(200));
        }
        admin.setPolicy("maxLifetime", "P77D").expect(200);
        assertThat(attributes()).containsEntry("pat.maxLifetime", "P77D");
    }

    private Answer put(String json) {
        return admin.http().put("/policy").json(json).send();
    }

    @Test
    void aRealmWithoutAnySettingsShowsThePresets() {
        JsonNode policy = AdminRest.mighty(TestRealms.empty(keycloak)).policy();

        ((ObjectNode) policy).remove("warnings");
        assertThat(policy.toString())
                .isEqualTo("{\"enabled\":true,\"managementClients\":[\"account-console\",\"kcpat\"],"
                        + "\"maxLifetime\":\"P365D\",\"defaultLifetime\":\"P30D\",\"neverExpireAllowed\":false,"
                        + "\"maxTokensPerUser\":50,\"requiredRole\":null,\"grantableScopes\":[],"
                        + "\"authorizationDetailTypes\":{},\"scopesRequired\":false,\"audienceRequired\":false,"
                        + "\"maxGracePeriod\":\"P7D\",\"regenerateAllowed\":true,\"reauthMaxAge\":\"PT0S\","
                        + "\"jwtLifetime\":\"PT5M\",\"tokenPrefix\":\"kcpat\",\"noticeDays\":[7,3,1],"
                        + "\"unusedRevokeAfter\":null,\"retention\":\"P90D\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enabled                  | false                         | false",
                "managementClients        | [\"kcpat\",\"other-app\"]     | kcpat other-app",
                "managementClients        | [\"https://app.example/x\"]   | https://app.example/x",
                "maxLifetime              | \"P90D\"                      | P90D",
                "maxLifetime              | \"P2W\"                       | P2W",
                "maxLifetime              | \"PT36H\"                     | PT36H",
                "defaultLifetime          | \"PT1S\"                      | PT1S",
                "neverExpireAllowed       | true                          | true",
                "maxTokensPerUser         | 0                             | 0",
                "maxTokensPerUser         | 10000                         | 10000",
                "requiredRole             | \"orders-api/deployer\"       | orders-api/deployer",
                "grantableScopes          | [\"read\"]                    | read",
                "authorizationDetailTypes | {\"channel\":[\"read\"]}      | {\"channel\":[\"read\"]}",
                "scopesRequired           | true                          | true",
                "audienceRequired         | true                          | true",
                "maxGracePeriod           | \"PT0S\"                      | PT0S",
                "regenerateAllowed        | false                         | false",
                "reauthMaxAge             | \"PT15M\"                     | PT15M",
                "jwtLifetime              | \"PT1H\"                      | PT1H",
                "tokenPrefix              | \"acme2\"                     | acme2",
                "noticeDays               | [14,2]                        | 14 2",
                "noticeDays               | []                            | none",
                "unusedRevokeAfter        | \"P90D\"                      | P90D",
                "retention                | \"P1D\"                       | P1D",
            })
    void eachFieldIsSetShownAndPutBack(String field, String value, String attribute) {
        Map<String, String> before = attributes();
        JsonNode preset = admin.policy().path(field);

        JsonNode after = put("{\"" + field + "\":" + value + "}").expect(200).json();

        assertThat(attributes().get("pat." + field)).isEqualTo(attribute);
        assertThat(after).isEqualTo(admin.policy());
        assertThat(after.path(field)).isNotEqualTo(preset);
        before.put("pat." + field, attribute);
        assertThat(attributes()).as("nothing else").isEqualTo(before);
        put("{\"" + field + "\":null}").expect(200);
        assertThat(attributes()).doesNotContainKey("pat." + field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enabled                  | \"true\"",
                "enabled                  | 1",
                "managementClients        | \"kcpat\"",
                "managementClients        | [\"a b\"]",
                "managementClients        | [\"a\\tb\"]",
                "managementClients        | [\"a\\u0000b\"]",
                "managementClients        | [\"a\\u00a0\\u2028b\"]",
                "managementClients        | [\"\"]",
                "managementClients        | []",
                "managementClients        | [7]",
                "managementClients        | [null]",
                "maxLifetime              | \"PT0S\"",
                "maxLifetime              | \"-P1D\"",
                "maxLifetime              | \"P1M\"",
                "maxLifetime              | \"P1Y\"",
                "maxLifetime              | \"P9999999999D\"",
                "maxLifetime              | 365",
                "maxLifetime              | \" P1D\"",
                "defaultLifetime          | \"PT0S\"",
                "neverExpireAllowed       | []",
                "maxTokensPerUser         | -1",
                "maxTokensPerUser         | 10001",
                "maxTokensPerUser         | 1.5",
                "maxTokensPerUser         | 1e2",
                "maxTokensPerUser         | \"50\"",
                "maxTokensPerUser         | 99999999999999999999",
                "requiredRole             | \" \"",
                "requiredRole             | []",
                "requiredRole             | \"a\\u0000b\"",
                "requiredRole             | \"a\\ud800b\"",
                "grantableScopes          | [\"a b\"]",
                "grantableScopes          | [\"a\\\"b\"]",
                "grantableScopes          | {}",
                "grantableScopes          | [\"offline_access\"]",
                "grantableScopes          | [\"openid\"]",
                "authorizationDetailTypes | []",
                "authorizationDetailTypes | {\"channel\":\"read\"}",
                "authorizationDetailTypes | {\"channel\":[\"\"]}",
                "authorizationDetailTypes | {\"a b\":[\"read\"]}",
                "authorizationDetailTypes | {\"\":[\"read\"]}",
                "authorizationDetailTypes | {\"a\\u0000\":[\"read\"]}",
                "scopesRequired           | 0",
                "maxGracePeriod           | \"P1Y\"",
                "regenerateAllowed        | 0",
                "reauthMaxAge             | \"15\"",
                "jwtLifetime              | \"PT0S\"",
                "jwtLifetime              | \"PT1H1S\"",
                "tokenPrefix              | \"K\"",
                "tokenPrefix              | \"a\"",
                "tokenPrefix              | \"abcdefghijklm\"",
                "tokenPrefix              | \"a_b\"",
                "noticeDays               | [0]",
                "noticeDays               | [366]",
                "noticeDays               | \"7 3 1\"",
                "unusedRevokeAfter        | \"PT0S\"",
                "retention                | \"PT0S\"",
                "warnings                 | [\"x\"]",
                "maxlifetime              | \"P1D\"",
                "realm                    | \"master\"",
            })
    void whatIsNoValueOfAFieldChangesNothing(String field, String value) {
        Map<String, String> before = attributes();

        assertRefused(
                put("{\"audienceRequired\":true,\"" + field + "\":" + value + "}"), 400, "invalid_request", field);
        assertThat(attributes()).isEqualTo(before);
    }

    @Test
    void listsAndBodiesAreBounded() {
        String many = "[\"x\"" + ",\"x\"".repeat(200) + "]";
        assertRefused(put("{\"grantableScopes\":" + many + "}"), 400, "invalid_request", "grantableScopes");
        assertRefused(put("{\"requiredRole\":\"" + "x".repeat(256) + "\"}"), 400, "invalid_request", "requiredRole");
        assertRefused(put("{\"requiredRole\":\"" + "x".repeat(70_000) + "\"}"), 413, "payload_too_large");
        assertRefused(put("[]"), 400, "invalid_request");
        assertRefused(put("{\"enabled\":true,\"enabled\":false}"), 400, "invalid_request");
        assertRefused(admin.http().put("/policy").body("text/plain", "{}").send(), 415, "unsupported_media_type");
        assertRefused(admin.http().delete("/policy").send(), 405, "method_not_allowed");
    }

    @Test
    void sendingItBackAsItIsChangesNothingAndTellsNothing() {
        realm.update(rep -> rep.setAdminEventsEnabled(true));
        put("{\"maxLifetime\":\"P2W\",\"reauthMaxAge\":\"PT15M\",\"authorizationDetailTypes\":{\"b\":[\"z\",\"a\"]}}")
                .expect(200);
        Map<String, String> before = attributes();
        int lines = policyLines();

        Answer again = put(admin.policy().toString());

        assertThat(again.expect(200).json()).isEqualTo(admin.policy());
        assertThat(attributes()).isEqualTo(before);
        put("{}").expect(200);
        put("{\"enabled\":null,\"retention\":null}").expect(200);
        assertThat(attributes()).isEqualTo(before);
        assertThat(policyLines()).isEqualTo(lines);
    }

    private int policyLines() {
        return keycloak.sql(
                        "SELECT ID FROM PAT_AUDIT WHERE TYPE = 'POLICY_CHANGED' AND REALM_ID = ?",
                        realm.get().getId())
                .size();
    }

    @Test
    void whatIsChangedActsAtOnceIsAuditedAndIsAnAdminEvent() {
        realm.update(rep -> {
            rep.setAdminEventsEnabled(true);
            rep.setAdminEventsDetailsEnabled(true);
        });
        int lines = policyLines();
        String name = "a-" + UUID.randomUUID();
        String id = AdminRest.appoint(realm, name, "manage-realm");

        AdminRest.of(realm, name).setPolicy("maxTokensPerUser", 0).expect(200);

        assertRefused(alice.create("name", "x"), 409, "too_many_tokens");
        assertThat(policyLines()).isEqualTo(lines + 1);
        assertThat(keycloak.sql("SELECT ACTOR_ID FROM PAT_AUDIT WHERE TYPE = 'POLICY_CHANGED' AND ACTOR_ID = ?", id))
                .hasSize(1);
        JsonNode event = realm.admin()
                .get("/admin-events")
                .query("resourcePath", "personal-access-tokens/policy")
                .query("max", 1)
                .send()
                .expect(200)
                .json()
                .get(0);
        assertThat(event.path("operationType").asText()).isEqualTo("UPDATE");
        assertThat(event.at("/authDetails/userId").asText()).isEqualTo(id);
        assertThat(event.path("representation").asText()).contains("\"maxTokensPerUser\":0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enabled                  | jein      | false",
                "maxLifetime              | ein Jahr  | \"PT0S\"",
                "defaultLifetime          | -P1D      | \"PT0S\"",
                "neverExpireAllowed       | maybe     | false",
                "maxTokensPerUser         | many      | 0",
                "grantableScopes          | rea\"d    | []",
                "authorizationDetailTypes | [1        | {}",
                "scopesRequired           | yes       | true",
                "audienceRequired         | yes       | true",
                "maxGracePeriod           | P1Y       | \"PT0S\"",
                "regenerateAllowed        | yes       | false",
                "reauthMaxAge             | 15        | \"PT0S\"",
                "tokenPrefix              | NO        | \"kcpat\"",
                "noticeDays               | 7,3       | []",
                "unusedRevokeAfter        | P1Y       | null",
                "retention                | P1Y       | null",
            })
    void whatCantBeReadIsAWarningFailsClosedAndCanBeMended(String field, String attribute, String shown) {
        realm.setAttribute("pat." + field, attribute);

        JsonNode policy = admin.policy();

        assertThat(policy.path(field).toString()).isEqualTo(shown);
        assertThat(texts(policy.path("warnings"))).anyMatch(text -> text.startsWith("pat." + field + ": "));
        assertThat(alice.create("name", "x").status()).isEqualTo(403);
        put("{\"" + field + "\":null}").expect(200);
        assertThat(texts(admin.policy().path("warnings"))).noneMatch(text -> text.startsWith("pat." + field + ": "));
    }

    /** Consoles send all fields back when one is edited; that must not begin to throw things away. */
    @Test
    void sendingBackWhatCantBeReadLeavesItAndNamingItAloneMendsIt() {
        realm.setAttribute("pat.retention", "P1Y");
        realm.setAttribute("pat.enabled", "jein");
        ObjectNode policy = (ObjectNode) admin.policy();
        policy.put("maxTokensPerUser", 7);

        put(policy.toString()).expect(200);

        assertThat(attributes())
                .containsEntry("pat.retention", "P1Y")
                .containsEntry("pat.enabled", "jein")
                .containsEntry("pat.maxTokensPerUser", "7");
        put("{\"enabled\":false}").expect(200);
        put("{\"retention\":null}").expect(200);
        assertThat(attributes()).containsEntry("pat.enabled", "false").doesNotContainKey("pat.retention");
        assertThat(admin.policy().path("retention").asText()).isEqualTo("P90D");
    }

    @Test
    void whatIsSetButMakesLittleSenseIsAWarning() {
        JsonNode policy =
                put("{\"defaultLifetime\":\"P100D\",\"maxLifetime\":\"P10D\",\"requiredRole\":\"no-such-role\","
                                + "\"grantableScopes\":[\"read\",\"no-such-scope\"],\"managementClients\":[\"no-such-client\"]}")
                        .expect(200)
                        .json();

        assertThat(texts(policy.path("warnings")))
                .anyMatch(text -> text.startsWith("pat.defaultLifetime"))
                .anyMatch(text -> text.contains("no-such-role"))
                .anyMatch(text -> text.contains("no-such-scope"))
                .anyMatch(text -> text.contains("no-such-client"));
        assertThat(names(policy)).hasSize(20);
    }

    @Test
    void aTightenedPolicyEndsNothing() {
        String id = alice.makeId("scopes", List.of("read"), "expiresIn", "P300D");

        put("{\"maxLifetime\":\"P10D\",\"audienceRequired\":true}").expect(200);

        assertThat(alice.read(id).path("status").asText()).isEqualTo("ACTIVE");
        assertThat(admin.listed("id", "violatesPolicy", true)).containsExactly(id);
        assertThat(admin.stats().path("outsidePolicy").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"view-realm", "manage-users", "view-users"})
    void othersCantChangeIt(String role) {
        String name = "a-" + UUID.randomUUID();
        AdminRest.appoint(realm, name, role);

        assertRefused(AdminRest.of(realm, name).setPolicy("enabled", false), 403, "permission_denied");

        assertThat(admin.policy().path("enabled").asBoolean()).isTrue();
    }
}
