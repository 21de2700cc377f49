package io.github.keycloakpat.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.life.Jobs;
import io.github.keycloakpat.server.rest.InParallel;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** A realm's policy stands in attributes that any tool may write; whoever does, the audit trail tells of it once. */
@KeycloakTest
@Tag("rows")
class PolicyNoticeIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONSOLE = "other-app";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final RealmTrail trail;
    private final Jobs jobs;
    private final String realmId;

    PolicyNoticeIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.trail = RealmTrail.of(realm);
        this.jobs = new Jobs(keycloak);
        this.realmId = realm.get().getId();
    }

    @BeforeEach
    void presetsAndNoLines() {
        realm.update(rep -> rep.setAttributes(Map.of()));
        keycloak.sqlUpdate("DELETE FROM PAT_POLICY WHERE REALM_ID = ?", realmId);
        keycloak.sqlUpdate("DELETE FROM PAT_AUDIT WHERE REALM_ID = ?", realmId);
    }

    @Test
    void aChangeByKeycloaksOwnCallIsToldAtOnceWithWhoMadeIt() {
        assertThat(realm.get().isAdminEventsEnabled()).isFalse();
        String admin = masterUser("admin");
        RealmRepresentation changed = realm.get();
        changed.setAttributes(Map.of("pat.maxLifetime", "P90D", "pat.enabled", "false"));

        as(realm.adminToken()).put("").from("203.0.113.9").json(changed).send().expect(204);

        JsonNode line = only();
        assertThat(details(line)).isEqualTo(Map.of("maxLifetime", "P90D", "enabled", "false"));
        assertThat(line.path("actorId").asText()).isEqualTo(admin);
        assertThat(line.path("clientId").asText()).isEqualTo("admin-cli");
        assertThat(line.path("ip").asText()).isEqualTo("203.0.113.9");
        assertThat(line.path("tokenId").isNull()).isTrue();
    }

    private String masterUser(String name) {
        return keycloak.admin()
                .get("/master/users")
                .query("username", name)
                .send()
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asText();
    }

    private Http as(String token) {
        return keycloak.http().below("/admin/realms/" + realm.name()).as(token);
    }

    @Test
    void anAdministratorOfTheRealmItselfIsNamedToo() {
        String id = realm.users().create("keeper", "realm-management/manage-realm", "realm-management/view-realm");
        RealmRepresentation changed = realm.get();
        changed.setAttributes(Map.of("pat.noticeDays", "5"));

        as(realm.token(CONSOLE, "keeper")).put("").json(changed).send().expect(204);

        assertThat(only().path("actorId").asText()).isEqualTo(id);
        assertThat(only().path("clientId").asText()).isEqualTo(CONSOLE);
    }

    @Test
    void anAttributeThatIsTakenAwayOrSaysNothingIsToldAsEmpty() {
        realm.setAttribute("pat.maxLifetime", "P90D");
        realm.setAttribute("pat.retention", "P1D");

        realm.update(rep -> rep.setAttributes(Map.of("pat.retention", " ")));

        assertThat(details(trail.lastOfPolicy())).isEqualTo(Map.of("maxLifetime", "", "retention", ""));
        assertThat(trail.ofPolicy()).hasSize(3);
    }

    @Test
    void whatIsNoPolicyIsNotTold() {
        realm.setAttribute("pat.maxLifetime", "P90D");

        realm.update(rep -> rep.setDisplayName("Another name"));
        realm.setAttribute("pat.noSuchField", "x");
        realm.setAttribute("patternless", "x");
        realm.setAttribute("pat.maxLifetime", " P90D ");
        realm.update(rep -> {});
        realm.scopes().create("plain");
        jobs.runAll();

        assertThat(details(only())).isEqualTo(Map.of("maxLifetime", "P90D"));
        realm.scopes().delete("plain");
    }

    @Test
    void aChangeInTheDatabaseIsToldByTheJobWithoutAnybody() {
        keycloak.sqlUpdate(
                "INSERT INTO REALM_ATTRIBUTE (REALM_ID, NAME, VALUE) VALUES (?, 'pat.maxTokensPerUser', '3')", realmId);
        realm.admin().post("/clear-realm-cache").send().expect(204);
        assertThat(policy().path("maxTokensPerUser").asInt()).isEqualTo(3);

        jobs.runAll();
        jobs.runAll();

        JsonNode line = only();
        assertThat(details(line)).isEqualTo(Map.of("maxTokensPerUser", "3"));
        for (String field : List.of("actorId", "clientId", "ip", "userAgent", "tokenId", "userId")) {
            assertThat(line.path(field).isNull()).as(field).isTrue();
        }
    }

    @Test
    void aChangeByOurOwnCallIsToldOnceWithWhoMadeIt() {
        putPolicy("maxTokensPerUser", 5).expect(200);
        jobs.runAll();

        assertThat(details(only())).isEqualTo(Map.of("maxTokensPerUser", "5"));
        assertThat(only().path("actorId").asText()).isNotBlank();
        assertThat(only().path("userAgent").asText()).isNotBlank();

        putPolicy("maxTokensPerUser", null).expect(200);
        putPolicy("maxTokensPerUser", null).expect(200);
        assertThat(trail.ofPolicy()).hasSize(2);
        assertThat(details(trail.lastOfPolicy())).isEqualTo(Map.of("maxTokensPerUser", ""));
    }

    @Test
    void ourOwnCallTellsBeforeWhatOthersDid() {
        keycloak.sqlUpdate(
                "INSERT INTO REALM_ATTRIBUTE (REALM_ID, NAME, VALUE) VALUES (?, 'pat.retention', 'P1D')", realmId);

        putPolicy("maxTokensPerUser", 5).expect(200);

        List<JsonNode> lines = trail.ofPolicy();
        assertThat(lines).hasSize(2);
        assertThat(details(lines.get(0))).isEqualTo(Map.of("maxTokensPerUser", "5"));
        assertThat(lines.get(0).path("actorId").isNull()).isFalse();
        assertThat(details(lines.get(1))).isEqualTo(Map.of("retention", "P1D"));
        assertThat(lines.get(1).path("actorId").isNull()).isTrue();
        realm.admin().post("/clear-realm-cache").send().expect(204);
    }

    @Test
    void aRefusedChangeIsNotTold() {
        assertThat(putPolicy("maxTokensPerUser", -1).status()).isEqualTo(400);
        RealmRepresentation clash = realm.get();
        clash.setRealm("master");
        clash.setAttributes(Map.of("pat.enabled", "false"));
        assertThat(realm.admin().put("").json(clash).send().status()).isEqualTo(409);

        jobs.runAll();

        assertThat(trail.ofPolicy()).isEmpty();
        assertThat(policy().path("enabled").asBoolean()).isTrue();
    }

    @Test
    void changesAtOnceAreToldOnce() throws Exception {
        realm.setAttribute("pat.maxTokensPerUser", "1");
        for (int round = 2; round < 6; round++) {
            RealmRepresentation changed = realm.get();
            changed.setAttributes(Map.of("pat.maxTokensPerUser", Integer.toString(round)));
            List<Call> calls = new ArrayList<>();
            IntStream.range(0, 6).forEach(i -> calls.add(realm.admin().put("").json(changed)));
            keycloak.sqlUpdate("UPDATE PAT_JOB SET RUN_AT = 0 WHERE NAME = 'policy'");

            List<Answer> answers = InParallel.send(calls);

            assertThat(InParallel.count(answers, 204)).isPositive();
        }
        jobs.runAll();

        assertThat(trail.ofPolicy())
                .extracting(line -> line.at("/details/maxTokensPerUser").asText())
                .containsExactly("5", "4", "3", "2", "1");
    }

    @Test
    void ourOwnCallsAtOnceAreToldOnceEach() throws Exception {
        List<Call> calls = new ArrayList<>();
        for (int tokens = 11; tokens < 17; tokens++) {
            calls.add(policyCall("maxTokensPerUser", tokens));
        }

        List<Answer> answers = InParallel.send(calls);

        List<String> told = trail.ofPolicy().stream()
                .map(line -> line.at("/details/maxTokensPerUser").asText())
                .toList();
        assertThat(InParallel.count(answers, 200)).isPositive();
        assertThat(told)
                .doesNotHaveDuplicates()
                .contains(policy().path("maxTokensPerUser").asText());
        assertThat(told).hasSizeGreaterThanOrEqualTo((int) InParallel.count(answers, 200));
    }

    @Test
    void clientScopesThatAreMarkedGrantableAreTold() {
        ClientScopeRepresentation scope = new ClientScopeRepresentation();
        scope.setName("marked");
        scope.setProtocol("openid-connect");
        scope.setAttributes(Map.of("pat.grantable", "true"));
        realm.admin().post("/client-scopes").json(scope).send().expect(201);
        mark("read", "TRUE");
        mark("marked", "no");
        mark("read", "");
        mark("marked", "true");
        realm.scopes().delete("marked");

        assertThat(trail.ofPolicy())
                .extracting(line -> line.at("/details/grantableClientScopes").asText())
                .containsExactly("", "marked", "", "read", "marked read", "marked");
        assertThat(trail.ofPolicy()).allMatch(line -> !line.path("actorId").isNull());
    }

    private void mark(String scope, String text) {
        realm.scopes().update(scope, rep -> {
            Map<String, String> attributes = new HashMap<>(rep.getAttributes());
            attributes.put("pat.grantable", text);
            rep.setAttributes(attributes);
        });
    }

    @Test
    void whoChangesSomethingElseIsNotNamedForAChangeInTheDatabase() {
        realm.setAttribute("pat.maxLifetime", "P90D");
        keycloak.sqlUpdate(
                "UPDATE REALM_ATTRIBUTE SET VALUE = 'P80D' WHERE REALM_ID = ? AND NAME = 'pat.maxLifetime'", realmId);
        realm.admin().put("").json(Map.of("displayName", "Another name")).send().expect(204);
        keycloak.sqlUpdate(
                "INSERT INTO REALM_ATTRIBUTE (REALM_ID, NAME, VALUE) VALUES (?, 'pat.retention', 'P1D')", realmId);
        mark("read", "true");
        mark("read", "");

        List<JsonNode> lines = trail.ofPolicy();
        assertThat(lines).hasSize(5);
        assertThat(details(lines.get(3))).isEqualTo(Map.of("maxLifetime", "P80D"));
        assertThat(lines.get(3).path("actorId").isNull()).isTrue();
        assertThat(details(lines.get(2))).isEqualTo(Map.of("retention", "P1D"));
        assertThat(lines.get(2).path("actorId").isNull()).isTrue();
        assertThat(details(lines.get(1))).isEqualTo(Map.of("grantableClientScopes", "read"));
        assertThat(lines.get(1).path("actorId").isNull()).isFalse();
        realm.admin().post("/clear-realm-cache").send().expect(204);
    }

    @Test
    void aTokensValueInAnAttributeIsNotInTheTrail() {
        JsonNode made = UserRest.of(realm, "alice").make();
        String value = made.path("token").asText();

        realm.setAttribute("pat.requiredRole", "x " + value);

        String random = value.substring(6, 49);
        assertThat(only().at("/details/requiredRole").asText()).isEqualTo("x kcpat_[redacted]");
        assertThat(keycloak.sql("SELECT CAST(DETAILS AS VARCHAR(4000)) FROM PAT_AUDIT")
                        .toString())
                .doesNotContain(random);
        assertThat(keycloak.sql("SELECT CAST(TEXTS AS VARCHAR(4000)) FROM PAT_POLICY")
                        .toString())
                .doesNotContain(random);
        realm.removeAttribute("pat.requiredRole");
        UserRest.of(realm, "alice").clear();
    }

    @Test
    void aLongTextIsCutAndStillComparedInFull() {
        realm.setAttribute("pat.managementClients", "x".repeat(2000) + "1");
        realm.setAttribute("pat.managementClients", "x".repeat(2000) + "2");

        assertThat(trail.ofPolicy()).hasSize(2);
        assertThat(trail.lastOfPolicy().at("/details/managementClients").asText())
                .hasSize(255)
                .endsWith("x…");
    }

    @Test
    void aRealmThatIsMadeTellsItsPolicyWithItsMakerAndForgetsItWithTheRealm() {
        TestRealm made = TestRealms.standard(keycloak);
        String id = made.get().getId();

        List<JsonNode> lines = RealmTrail.of(made).ofPolicy();
        assertThat(lines).hasSize(1);
        assertThat(details(lines.get(0))).isEqualTo(Map.of("grantableScopes", "read execute admin"));
        assertThat(lines.get(0).path("actorId").asText()).isEqualTo(masterUser("service-account-harness"));
        assertThat(keycloak.sql("SELECT VERSION FROM PAT_POLICY WHERE REALM_ID = ?", id))
                .hasSize(1);

        made.delete();

        assertThat(keycloak.sql("SELECT VERSION FROM PAT_POLICY WHERE REALM_ID = ?", id))
                .isEmpty();
        jobs.runAll();
        assertThat(keycloak.sql("SELECT VERSION FROM PAT_POLICY WHERE REALM_ID = ?", id))
                .isEmpty();
    }

    @Test
    void whatIsRememberedOfARealmThatWentWithoutAWordIsForgotten() {
        keycloak.sqlUpdate(
                "INSERT INTO PAT_POLICY (REALM_ID, TEXTS, VERSION) VALUES ('gone', '{\"enabled\":\"x\"}', 1)");

        jobs.runAll();

        assertThat(keycloak.sql("SELECT VERSION FROM PAT_POLICY WHERE REALM_ID = 'gone'"))
                .isEmpty();
        assertThat(keycloak.sql("SELECT ID FROM PAT_AUDIT WHERE REALM_ID = 'gone'"))
                .isEmpty();
    }

    @Test
    void whatWasRememberedAndCantBeReadIsToldAnew() {
        realm.setAttribute("pat.maxLifetime", "P90D");
        keycloak.sqlUpdate("UPDATE PAT_POLICY SET TEXTS = '[' WHERE REALM_ID = ?", realmId);

        jobs.runAll();

        assertThat(trail.ofPolicy()).hasSize(2);
        assertThat(details(trail.lastOfPolicy())).isEqualTo(Map.of("maxLifetime", "P90D"));
    }

    @Test
    void keycloaksCallDoesNotFailWhereOursDoesAndTheJobTellsItLater() {
        keycloak.sqlUpdate("ALTER TABLE PAT_POLICY RENAME TO PAT_POLICY_AWAY");
        try {
            realm.setAttribute("pat.maxLifetime", "P90D");
        } finally {
            keycloak.sqlUpdate("ALTER TABLE PAT_POLICY_AWAY RENAME TO PAT_POLICY");
        }
        assertThat(realm.get().getAttributesOrEmpty()).containsEntry("pat.maxLifetime", "P90D");
        assertThat(trail.ofPolicy()).isEmpty();
        assertThat(keycloak.log()).contains("could not be searched for changes of its policy");

        jobs.runAll();

        assertThat(details(only())).isEqualTo(Map.of("maxLifetime", "P90D"));
        assertThat(only().path("actorId").isNull()).isTrue();
    }

    private Answer putPolicy(String field, Object value) {
        return policyCall(field, value).send();
    }

    private Call policyCall(String field, Object value) {
        return realm.admin().put("/personal-access-tokens/policy").json(UserRest.fields(field, value));
    }

    private JsonNode policy() {
        return realm.admin()
                .get("/personal-access-tokens/policy")
                .send()
                .expect(200)
                .json();
    }

    private JsonNode only() {
        List<JsonNode> lines = trail.ofPolicy();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> details(JsonNode line) {
        return JSON.convertValue(line.path("details"), Map.class);
    }
}
