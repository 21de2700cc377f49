package io.github.keycloakpat.server.directgrant;

import static io.github.keycloakpat.server.harness.RealmClients.publicClient;
import static io.github.keycloakpat.server.harness.TestRealms.exchanging;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.RealmFlows;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.http.Jwt;
import java.util.Map;
import org.keycloak.representations.idm.ClientRepresentation;

/** Flows and clients by which a realm takes tokens for passwords, and the grants that are asked of them. */
final class DirectGrants {
    static final String AUTHENTICATOR = "pat-direct-grant";

    /** The client where a token is asked for in the place of the password. */
    static final String CLIENT = "legacy";

    /** The client where either is taken. */
    static final String EITHER = "either";

    /** What Keycloak says of a wrong password. */
    static final String REFUSED = "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid user credentials\"}";

    private static final String PASSWORD = "direct-grant-validate-password";
    private static final String FLOW = "by token";
    private static final String FLOW_OF_EITHER = "by either";

    private final TestRealm realm;

    private DirectGrants(TestRealm realm) {
        this.realm = realm;
    }

    static DirectGrants in(TestRealm realm) {
        makeFlow(realm.flows());
        makeFlowOfEither(realm.flows());
        var grants = new DirectGrants(realm);
        grants.create(CLIENT);
        grants.create(EITHER, FLOW_OF_EITHER);
        return grants;
    }

    private static void makeFlow(RealmFlows flows) {
        flows.copy("direct grant", FLOW);
        flows.require(FLOW, PASSWORD, "DISABLED");
        flows.raise(flows.add(FLOW, AUTHENTICATOR, "REQUIRED")); // before the one-time password
    }

    private static void makeFlowOfEither(RealmFlows flows) {
        flows.copy("direct grant", FLOW_OF_EITHER);
        flows.require(FLOW_OF_EITHER, PASSWORD, "DISABLED");
        flows.raise(flows.addPart(FLOW_OF_EITHER, "token or password", "REQUIRED"));
        flows.add("token or password", AUTHENTICATOR, "ALTERNATIVE");
        flows.add("token or password", PASSWORD, "ALTERNATIVE");
    }

    /** A client of the token's flow that may exchange as well, so that both can be compared. */
    void create(String client) {
        create(exchanging(publicClient(client)));
    }

    void create(ClientRepresentation client) {
        create(client, FLOW);
    }

    /** The same at another flow. */
    void create(String client, String flow) {
        create(exchanging(publicClient(client)), flow);
    }

    private void create(ClientRepresentation client, String flow) {
        client.setDirectAccessGrantsEnabled(true);
        realm.clients().create(client);
        bind(client.getClientId(), flow);
    }

    private void bind(String client, String flow) {
        String id = realm.flows().id(flow);
        realm.clients().update(client, rep -> rep.setAuthenticationFlowBindingOverrides(Map.of("direct_grant", id)));
    }

    /** A grant that is not sent yet. */
    Call granting(String client, String user, String password) {
        return realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", "password", "client_id", client, "client_secret", TestRealm.SECRET)
                .form("username", user, "password", password);
    }

    /** @param parameters name, value, name, value… */
    Answer grant(String client, String user, String password, String... parameters) {
        return granting(client, user, password).form(parameters).send();
    }

    /** By the token of alice. */
    Answer grant(Made pat, String... parameters) {
        return grant(CLIENT, "alice", pat.secret(), parameters);
    }

    String jwt(Made pat, String... parameters) {
        return grant(pat, parameters).expect(200).text("access_token");
    }

    static JsonNode claims(Answer granted) {
        return Jwt.claims(granted.expect(200).text("access_token"));
    }

    /** Holds only for the one answer that tells nothing. */
    static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.text()).as(answer.toString()).isEqualTo(REFUSED);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }
}
