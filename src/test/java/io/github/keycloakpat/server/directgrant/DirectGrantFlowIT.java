package io.github.keycloakpat.server.directgrant;

import static io.github.keycloakpat.server.directgrant.DirectGrants.AUTHENTICATOR;
import static io.github.keycloakpat.server.directgrant.DirectGrants.CLIENT;
import static io.github.keycloakpat.server.directgrant.DirectGrants.EITHER;
import static io.github.keycloakpat.server.directgrant.DirectGrants.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.RealmFlows;
import io.github.keycloakpat.server.harness.RealmUsers;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Jwt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.utils.TimeBasedOTP;
import org.keycloak.representations.idm.CredentialRepresentation;

/** Where the authenticator may stand, what stands beside it, and that nothing changes where it doesn't stand. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectGrantFlowIT {
    private static final String OTP_SECRET = "a-secret-of-twenty-c";

    private final TestRealm realm;
    private final Pats pats;
    private DirectGrants grants;

    DirectGrantFlowIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    void makeFlows() {
        grants = DirectGrants.in(realm);
    }

    @Test
    void anAdminIsToldWhatItDoes() {
        JsonNode shown = realm.flows().shown(AUTHENTICATOR);

        assertThat(shown.path("displayName").asText()).isEqualTo("Personal access token");
        assertThat(shown.path("description").asText())
                .contains("'password' form parameter", "without a refresh token", "full scope");
    }

    @Test
    void noTokenIsTakenUnlessAFlowSaysSo() {
        Made pat = pats.make("alice", "read");

        assertRefused(grants.grant(TestRealm.MANAGER, "alice", pat.secret()));
        assertRefused(grants.grant("other-app", "alice", pat.secret()));
    }

    /** Keycloak's own grant of passwords is replaced by ours: it must answer as ever. */
    @Test
    void aPasswordIsAnsweredAsEver() {
        for (String client : List.of(TestRealm.MANAGER, EITHER)) {
            Answer answer = grants.grant(client, "alice", TestRealm.PASSWORD, "scope", "openid offline_access")
                    .expect(200);

            JsonNode claims = Jwt.claims(answer.text("access_token"));
            assertThat(answer.json().hasNonNull("id_token")).isTrue();
            assertThat(Jwt.claims(answer.text("refresh_token")).path("typ").asText())
                    .isEqualTo("Offline");
            assertThat(answer.json().hasNonNull("session_state")).isTrue();
            assertThat(claims.path("sid").asText()).isEqualTo(answer.text("session_state"));
            assertThat(claims.path("preferred_username").asText()).isEqualTo("alice");
            assertThat(claims.has("pat_id")).isFalse();
            assertThat(Pats.scope(claims)).contains("openid", "profile");
        }
    }

    @Test
    void theRefreshTokenOfAPasswordIsAsGoodAsEver() {
        String refresh =
                grants.grant(EITHER, "alice", TestRealm.PASSWORD).expect(200).text("refresh_token");

        Answer refreshed = realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", "refresh_token", "client_id", EITHER, "refresh_token", refresh)
                .send()
                .expect(200);

        assertThat(Jwt.claims(refreshed.text("access_token"))
                        .path("preferred_username")
                        .asText())
                .isEqualTo("alice");
    }

    @Test
    void asAnAlternativeItLeavesPasswordsToWhatFollows() {
        Made pat = pats.make("alice", "read");

        List<String> fields = new ArrayList<>();
        Answer byToken = grants.grant(EITHER, "alice", pat.secret()).expect(200);
        byToken.json().fieldNames().forEachRemaining(fields::add);

        assertThat(fields).contains("access_token").doesNotContain("refresh_token", "id_token", "session_state");
        assertThat(grants.grant(EITHER, "alice", TestRealm.PASSWORD).expect(200).text("refresh_token"))
                .isNotEmpty();
        assertRefused(grants.grant(EITHER, "alice", "not the password"));
    }

    @Test
    void asAnAlternativeATokenIsNeverTriedAsAPassword() {
        Made pat = pats.make("alice", "read");
        pats.revoke("alice", pat);
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(pat.secret());
        realm.users().create("paster");
        realm.admin()
                .put("/users/" + realm.users().id("paster") + "/reset-password")
                .json(password)
                .send()
                .expect(204);

        assertRefused(grants.grant(EITHER, "paster", pat.secret()));
    }

    /** Keycloak skips such alternatives, and would ask for the name alone. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFlowThatWouldSkipItGrantsNothing(boolean inAPart) {
        String flow = "skipping " + inAPart;
        realm.flows().create(flow);
        realm.flows().add(flow, "direct-grant-validate-username", "REQUIRED");
        if (inAPart) {
            realm.flows().addPart(flow, "skipped", "ALTERNATIVE");
            realm.flows().add("skipped", AUTHENTICATOR, "REQUIRED");
        } else {
            realm.flows().add(flow, AUTHENTICATOR, "ALTERNATIVE");
        }
        grants.create("skipping-" + inAPart, flow);

        for (String password : List.of("anything", TestRealm.PASSWORD)) {
            Answer answer = grants.grant("skipping-" + inAPart, "alice", password);
            Pats.assertError(answer, "unauthorized_client");
            assertThat(answer.text("error_description")).contains("would skip 'pat-direct-grant'");
        }
    }

    /** Keycloak takes such parts for switched off. */
    @Test
    void aPartWithoutAConditionThatWouldSkipItGrantsNothing() {
        String flow = "unconditional";
        realm.flows().create(flow);
        realm.flows().add(flow, "direct-grant-validate-username", "REQUIRED");
        realm.flows().addPart(flow, "without condition", "CONDITIONAL");
        realm.flows().add("without condition", AUTHENTICATOR, "REQUIRED");
        grants.create(flow, flow);

        Pats.assertError(grants.grant(flow, "alice", "anything"), "unauthorized_client");
    }

    /** A condition chooses its level; beside it alternatives are asked as ever. */
    @Test
    void besideAConditionItMayBeAnAlternative() {
        String flow = "conditional";
        realm.flows().create(flow);
        realm.flows().add(flow, "direct-grant-validate-username", "REQUIRED");
        realm.flows().addPart(flow, "with condition", "CONDITIONAL");
        realm.flows().add("with condition", "conditional-user-configured", "REQUIRED");
        realm.flows().add("with condition", AUTHENTICATOR, "ALTERNATIVE");
        realm.flows().add("with condition", "direct-grant-validate-password", "ALTERNATIVE");
        grants.create(flow, flow);
        Made pat = pats.make("alice", "read");

        assertThat(DirectGrants.claims(grants.grant(flow, "alice", pat.secret()))
                        .path("pat_id")
                        .asText())
                .isEqualTo(pat.id());
        assertThat(grants.grant(flow, "alice", TestRealm.PASSWORD)
                        .expect(200)
                        .json()
                        .has("refresh_token"))
                .isTrue();
        assertRefused(grants.grant(flow, "alice", "anything"));
    }

    /** Keycloak falls back to the realm's flow where that of the client is gone. */
    @Test
    void aClientWhoseFlowIsGoneHasThatOfItsRealm() {
        TestRealm other = TestRealms.standard(realm.keycloak());
        RealmFlows flows = other.flows();
        flows.create("skipping");
        flows.add("skipping", "direct-grant-validate-username", "REQUIRED");
        flows.add("skipping", AUTHENTICATOR, "ALTERNATIVE");
        other.update(rep -> rep.setDirectGrantFlow("skipping"));
        other.clients().create(RealmClients.publicClient("orphan"));
        String builtIn = flows.id("direct grant");
        other.clients().update("orphan", client -> {
            client.setDirectAccessGrantsEnabled(true);
            client.setAuthenticationFlowBindingOverrides(Map.of("direct_grant", builtIn));
        });
        String gone = UUID.randomUUID().toString();
        int changed = realm.keycloak()
                .sqlUpdate(
                        "UPDATE CLIENT_AUTH_FLOW_BINDINGS SET FLOW_ID = ? WHERE FLOW_ID = ? AND BINDING_NAME = ?",
                        gone,
                        builtIn,
                        "direct_grant");
        assertThat(changed).isEqualTo(1);
        other.admin().post("/clear-realm-cache").send().expect(204);

        Answer answer = other.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", "password", "client_id", "orphan", "username", "alice", "password", "anything")
                .send();

        Pats.assertError(answer, "unauthorized_client");
        other.delete();
    }

    @Test
    void aSecondFactorIsStillAskedFor() {
        var user = RealmUsers.person("careful");
        user.setCredentials(List.of(user.getCredentials().get(0), otp()));
        realm.admin().post("/users").json(user).send().expect(201);
        realm.users().assign("careful", "orders-viewer");
        Made pat = tokenOf("careful");
        String code = new TimeBasedOTP().generateTOTP(OTP_SECRET);

        assertRefused(grants.grant(CLIENT, "careful", pat.secret()));
        assertRefused(grants.grant(CLIENT, "careful", pat.secret(), "totp", code + "0"));

        JsonNode claims = DirectGrants.claims(grants.grant(CLIENT, "careful", pat.secret(), "totp", code));
        assertThat(Pats.scope(claims)).containsExactly("read");
        assertThat(claims.path("pat_id").asText()).isEqualTo(pat.id());
    }

    /** There it would open a session that may do all that its owner may. */
    @Test
    void inABrowserItOpensNothing() {
        realm.flows().create("browser by token");
        realm.flows().add("browser by token", "auth-username-form", "REQUIRED");
        realm.flows().add("browser by token", AUTHENTICATOR, "REQUIRED");
        String flow = realm.flows().id("browser by token");
        realm.clients()
                .update("other-app", client -> client.setAuthenticationFlowBindingOverrides(Map.of("browser", flow)));

        assertThatThrownBy(() -> realm.browserLogin("other-app", "alice"))
                .hasMessageContaining("400")
                .hasMessageContaining("unauthorized_client");
    }

    /** Made by an administrator, as its owner can't sign in by password alone. */
    private Made tokenOf(String user) {
        JsonNode made = realm.admin()
                .post("/personal-access-tokens")
                .json(Map.of("userId", realm.users().id(user), "name", "careful", "scopes", List.of("read")))
                .send()
                .expect(201)
                .json();
        return new Made(made.path("id").asText(), made.path("token").asText());
    }

    private static CredentialRepresentation otp() {
        CredentialRepresentation otp = new CredentialRepresentation();
        otp.setType("otp");
        otp.setSecretData("{\"value\":\"" + OTP_SECRET + "\"}");
        otp.setCredentialData(
                "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
        return otp;
    }
}
