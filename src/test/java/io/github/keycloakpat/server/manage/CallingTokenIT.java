package io.github.keycloakpat.server.manage;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.rest.InParallel;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A token that manages tokens is looked at anew at each call, and so are its owner and its client. */
@KeycloakTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallingTokenIT {
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;
    private Managing managing;

    CallingTokenIT(TestRealm realm) {
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeAll
    void metaScopes() {
        managing = Managing.in(realm);
        realm.setAttribute("pat.maxTokensPerUser", "500");
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    private Made manager(Object... fields) {
        Object[] all = new Object[fields.length + 2];
        System.arraycopy(fields, 0, all, 0, fields.length);
        all[fields.length] = "scopes";
        all[fields.length + 1] = Managing.with("read");
        return managing.token("alice", all);
    }

    private static void assertEnded(UserRest calls) {
        assertRefused(calls.list().send(), 401, "unauthorized");
        assertRefused(calls.create("name", "too late", "expiresIn", "PT1H"), 401, "unauthorized");
    }

    @Test
    void aRevokedTokensJwtManagesNothing() {
        Made pat = manager();
        UserRest calls = managing.through(pat);
        calls.list().send().expect(200);

        alice.revoke(pat.id()).expect(204);

        assertEnded(calls);
    }

    @Test
    void aDeletedTokensJwtManagesNothing() {
        Made pat = manager();
        UserRest calls = managing.through(pat);

        alice.delete(pat.id()).expect(204);

        assertEnded(calls);
    }

    @Test
    void aTokenBroughtBackDoesNotBringItsOldJwtBack() {
        Made pat = manager();
        UserRest calls = managing.through(pat);

        alice.revoke(pat.id()).expect(204);
        alice.regenerate(pat.id(), "expiresIn", "P1D").expect(200);

        assertEnded(calls);
    }

    @Test
    void anOldValuesJwtManagesNothing() {
        Made pat = manager();
        UserRest calls = managing.through(pat);
        realm.keycloak().shiftTime(Duration.ofSeconds(2)); // values of one second are not told apart

        String value = alice.rotate(pat.id()).expect(200).text("token");

        assertEnded(calls);
        assertRefused(calls.rotate(pat.id()), 401, "unauthorized");
        managing.through(new Made(pat.id(), value)).list().send().expect(200);
    }

    @Test
    void theJwtOfAValueInGraceManagesUntilThatIsEnded() {
        Made pat = manager();
        UserRest before = managing.through(pat);
        realm.keycloak().shiftTime(Duration.ofSeconds(2));
        alice.rotate(pat.id(), "gracePeriod", "PT1H").expect(200);
        realm.keycloak().shiftTime(Duration.ofSeconds(2));
        UserRest during = managing.through(pat);
        before.list().send().expect(200);
        during.list().send().expect(200);

        alice.endGrace(pat.id()).expect(204);

        assertEnded(before);
        assertEnded(during);
    }

    @Test
    void anExpiredTokensJwtManagesNothing() {
        Made pat = manager("expiresIn", "PT2M");
        UserRest calls = managing.through(pat);

        realm.keycloak().shiftTime(Duration.ofMinutes(2));

        assertRefused(calls.list().send(), 401, "unauthorized");
    }

    @Test
    void aScopeTakenFromTheTokenIsGoneAtOnce() {
        Made pat = manager();
        UserRest calls = managing.through(pat);

        alice.removeScope(pat.id(), "tokens:write").expect(204);

        calls.list().send().expect(200);
        assertRefused(calls.create("name", "x", "expiresIn", "PT1H"), 403, "permission_denied");
    }

    @Test
    void aScopeThatIsNoLongerGrantableIsGoneAtOnce() {
        UserRest calls = managing.through(manager());
        setGrantable("false");
        try {
            assertRefused(calls.http().get("/x/events").send(), 401, "unauthorized");
            assertRefused(calls.events(alice.makeId()), 403, "permission_denied");
        } finally {
            setGrantable("true");
        }
    }

    private void setGrantable(String grantable) {
        realm.scopes().update("audit:read", scope -> scope.getAttributes().put("pat.grantable", grantable));
    }

    @Test
    void aScopeTheOwnerNoLongerHoldsIsGoneAtOnce() {
        realm.roles().create("auditor");
        realm.users().create("carol", "auditor");
        realm.scopes().addRoles("tokens:revoke", "auditor");
        try {
            Made pat = managing.token("carol", "scopes", List.of("tokens:revoke"));
            UserRest calls = managing.through(pat);
            String id = UserRest.of(realm, "carol").makeId();

            realm.users().unassign("carol", "auditor");

            assertRefused(calls.revoke(id), 403, "permission_denied");
        } finally {
            realm.scopes().removeRoles("tokens:revoke", "auditor");
        }
    }

    @Test
    void aScopeTakenFromTheClientIsGoneAtOnce() {
        UserRest calls = managing.through(manager());
        realm.clients().removeOptionalScope("script", "tokens:read");
        try {
            assertRefused(calls.list().send(), 403, "permission_denied");
        } finally {
            realm.clients().addOptionalScope("script", "tokens:read");
        }
    }

    @Test
    void theOwnerMustStillHoldTheRolesOfTheAccount() {
        realm.users().create("dave");
        Made pat = managing.token("dave", "scopes", Managing.ALL);
        UserRest calls = managing.through(pat);
        calls.list().send().expect(200);

        realm.users().unassign("dave", "default-roles-" + realm.name());

        assertRefused(calls.list().send(), 403, "permission_denied");
        assertRefused(calls.create("name", "x", "expiresIn", "PT1H"), 403, "permission_denied");
    }

    @Test
    void aDisabledOwnersTokenManagesNothing() {
        realm.users().create("erin");
        UserRest calls = managing.through(managing.token("erin", "scopes", Managing.ALL));

        realm.users().disable("erin");

        assertEnded(calls);
    }

    @Test
    void anOwnerWithAPendingActionManagesNothingByTokens() {
        realm.users().create("frank");
        UserRest calls = managing.through(managing.token("frank", "scopes", Managing.ALL));

        realm.users().require("frank", "UPDATE_PASSWORD");

        assertEnded(calls);
    }

    @Test
    void theAddressesOfTheTokenHoldHereToo() {
        Made pat = manager("allowedIps", List.of("10.1.0.0/16"));
        String jwt = managing.pats()
                .exchanging("script", pat.secret())
                .from("10.1.2.3")
                .send()
                .expect(200)
                .text("access_token");

        UserRest.at(realm).get("").bearer(jwt).from("10.1.9.9").send().expect(200);
        assertRefused(UserRest.at(realm).get("").bearer(jwt).from("10.2.0.1").send(), 401, "unauthorized");
        assertRefused(UserRest.at(realm).get("").bearer(jwt).send(), 401, "unauthorized");
    }

    @Test
    void theRealmsSwitchEndsManagingToo() {
        UserRest calls = managing.through(manager());

        policy.set("enabled", "false");

        assertEnded(calls);
    }

    @Test
    void theValueItselfIsNoBearerHere() {
        Made pat = manager();

        assertRefused(UserRest.by(realm, pat.secret()).list().send(), 401, "unauthorized");
    }

    @Test
    void whereARecentSignInIsDemandedNoTokenMints() {
        Made pat = manager();
        UserRest calls = managing.through(pat);
        String id = calls.makeId("expiresIn", "P1D");

        policy.set("reauthMaxAge", "PT5M");

        assertRefused(calls.create("name", "x", "expiresIn", "PT1H"), 403, "permission_denied");
        assertRefused(calls.rotate(id), 403, "permission_denied");
        assertRefused(calls.rotate(pat.id()), 403, "permission_denied");
        assertRefused(calls.addRights(id, "scopes", List.of("read")), 403, "permission_denied");
        calls.update(id, "description", "no new rights").expect(200);
        calls.revoke(id).expect(204);
    }

    @Test
    void aTokenRotatesItselfKeepingItsEnd() {
        Made pat = managing.token("alice", "scopes", List.of("tokens:rotate", "read"), "expiresIn", "P9D");
        String end = alice.read(pat.id()).path("expiresAt").asText();

        JsonNode rotated = managing.through(pat)
                .rotate(pat.id(), "gracePeriod", "PT1H")
                .expect(200)
                .json();

        assertThat(rotated.path("expiresAt").asText()).isEqualTo(end);
        Made renewed = new Made(pat.id(), rotated.path("token").asText());
        assertThat(Pats.scope(managing.pats().claims("script", renewed))).contains("tokens:rotate", "read");
        managing.pats().exchange("script", pat).expect(200); // in grace
        JsonNode again = managing.through(renewed).rotate(pat.id()).expect(200).json();
        Pats.assertRefused(managing.pats().exchange("script", renewed));
        managing.pats().exchange("script", again.path("token").asText()).expect(200);
        assertThat(alice.events(pat.id()).json().findValuesAsText("byToken")).contains(pat.id());
    }

    @Test
    void aTokenMayShortenItsOwnLife() {
        Made pat = managing.token("alice", "scopes", List.of("tokens:rotate"), "expiresIn", "P9D");

        managing.through(pat).rotate(pat.id(), "expiresIn", "P1D").expect(200);
    }

    @Test
    void noChildIsMadeBesideTheEndOfItsParent() throws Exception {
        for (int round = 0; round < 5; round++) {
            Made parent = manager();
            UserRest calls = managing.through(parent);
            List<Call> together = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                together.add(calls.creation("name", UserRest.newName(), "expiresIn", "P1D"));
            }
            together.add(3, alice.http().post("/" + parent.id() + "/revoke").json(Map.of("descendants", true)));

            List<Answer> answers = InParallel.send(together);

            answers.forEach(
                    answer -> assertThat(answer.status()).as(answer.toString()).isIn(201, 204, 401));
            alice.list()
                    .query("status", "active")
                    .query("max", 100)
                    .send()
                    .json()
                    .forEach(
                            token -> assertThat(token.path("parentId").asText()).isNotEqualTo(parent.id()));
            alice.clear();
        }
    }

    @Test
    void theTokensOfAServiceAccountMakeNone() {
        String user = realm.clients().serviceAccount("ci");
        Answer answer = managing.admin(realm.token("other-app", "root"))
                .post("")
                .json(Map.of("userId", user, "name", "robot", "scopes", List.of("tokens:write")))
                .send();

        assertRefused(answer, 400, "scope_not_grantable", "scopes");
    }
}
