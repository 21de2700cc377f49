package io.github.keycloakpat.server.forwardauth;

import static io.github.keycloakpat.server.forwardauth.Gate.assertForbidden;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway may demand, and that nothing is let through which does not meet it. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemandsIT {
    private final TestRealm realm;
    private final Pats pats;
    private final Gate gate;
    private final Map<String, Made> tokens = new HashMap<>();

    DemandsIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
        this.gate = new Gate(realm);
    }

    @BeforeAll
    void prepare() {
        new Policy(realm)
                .set("authorizationDetailTypes", "{\"channel\": [\"read\", \"publish\"], \"topic\": [\"read\"]}");
        gate.create("gateway");
        gate.create("other-gateway");
        realm.clients().create(RealmClients.confidentialClient("narrow"));
        realm.clients().update("narrow", client -> client.getAttributes().put("pat.forward-auth.enabled", "true"));
        gate.createRole("orders/odd", "alice");
        gate.createRole("team", "ops/admin", "alice");
        gate.createRole("https://app.example", "admin", "alice");
        make("reader", Map.of("scopes", List.of("read")));
        make("both", Map.of("scopes", List.of("read", "execute")));
        make("nothing", Map.of("scopes", List.of()));
        make("deployer", Map.of("roles", List.of("orders-api/deployer")));
        make("odd", Map.of("roles", List.of("orders/odd")));
        make("of the team", Map.of("roles", List.of("team/ops/admin")));
        make("of the url", Map.of("roles", List.of("https://app.example/admin")));
        make("for orders", Map.of("scopes", List.of("read"), "audiences", List.of("orders-api")));
        make("for the gateway", Map.of("scopes", List.of("read"), "audiences", List.of("gateway")));
        make(
                "deployer for bills",
                Map.of("roles", List.of("orders-api/deployer"), "audiences", List.of("billing-api")));
        make(
                "channel c-42",
                Map.of("scopes", List.of("read"), "authorizationDetails", List.of(detail("c-42", "c-43"))));
        make("all channels", Map.of("authorizationDetails", List.of(detail("*"))));
    }

    private void make(String name, Map<String, Object> fields) {
        tokens.put(name, pats.make("alice", fields));
    }

    private static Map<String, Object> detail(String... ids) {
        return Map.of("type", "channel", "actions", List.of("publish"), "identifiers", List.of(ids));
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "reader,,200",
        "reader,scope=read,200",
        "reader,scope=execute,403",
        "reader,scope=read&scope=execute,403",
        "reader,scope=read+execute,403",
        "both,scope=read&scope=execute,200",
        "both,scope=execute+read,200",
        "both,scope=admin,403",
        "both,scope=READ,403",
        "both,scope=openid,403",
        "nothing,,200",
        "nothing,scope=read,403",
        "reader,role=orders-viewer,200",
        "reader,role=orders-editor,403",
        "reader,role=orders-api/deployer,403",
        "reader,role=no-such-role,403",
        "reader,role=account/manage-account,403",
        "nothing,role=orders-viewer,403",
        "deployer,role=orders-api/deployer,200",
        "deployer,role=deployer,403",
        "deployer,role=orders-api,403",
        "deployer,role=orders-api/deployer&scope=read,403",
        "deployer for bills,role=orders-api/deployer&audience=billing-api,403",
        "odd,role=orders/odd,403",
        "of the team,role=team/ops/admin,403",
        "of the url,role=https://app.example/admin,200",
        "reader,audience=orders-api,200",
        "reader,audience=billing-api,403",
        "reader,audience=no-such-client,403",
        "reader,audience=account,403",
        "nothing,audience=orders-api,403",
        "for orders,audience=orders-api,200",
        "for orders,scope=read&audience=orders-api,200",
        "for orders,audience=billing-api,403",
        "for orders,,403",
        "for orders,scope=read,403",
        "for orders,client=gateway,403",
        "for orders,client=gateway&audience=orders-api,200",
        "for the gateway,,403",
        "for the gateway,client=gateway,200",
        "for the gateway,client=other-gateway,403",
        "for the gateway,client=gateway&audience=orders-api,403",
        "for the gateway,audience=gateway,200",
        "reader,client=gateway,200",
        "reader,client=narrow,403",
        "reader,client=orders-api,403",
        "reader,client=script,403",
        "reader,client=no-such-client,403",
        "reader,client=account,403",
        "channel c-42,scope=read,403",
        "channel c-42,type=channel&action=publish&id=c-42,200",
        "channel c-42,type=channel&action=publish&id=c-43,200",
        "channel c-42,type=channel&action=publish&id=c-44,403",
        "channel c-42,type=channel&action=publish&id=C-42,403",
        "channel c-42,type=channel&action=publish&id=*,403",
        "channel c-42,type=channel&action=publish,403",
        "channel c-42,type=channel&action=read&id=c-42,403",
        "channel c-42,type=topic&action=publish&id=c-42,403",
        "channel c-42,token=jwt&client=gateway,200",
        "channel c-42,token=jwt&client=gateway&type=channel&action=publish&id=c-44,403",
        "all channels,type=channel&action=publish&id=c-44,200",
        "all channels,type=channel&action=publish,200",
        "all channels,type=channel&action=read,403",
        "reader,type=channel&action=publish&id=c-42,403"
    })
    void whatIsDemandedIsHad(String token, String demands, int status) {
        String query = demands == null ? "" : "?" + demands;
        Answer answer = realm.http()
                .get(Gate.PATH + query)
                .bearer(tokens.get(token).secret())
                .send();
        Answer appended = realm.http()
                .get(Gate.PATH + "/for/" + (demands == null ? "client=gateway" : demands.replace("/", "%2F"))
                        + "/orders")
                .bearer(tokens.get(token).secret())
                .send();

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        if (demands != null) {
            assertThat(appended.status()).as(appended.toString()).isEqualTo(status);
        }
        if (status == 403) {
            assertForbidden(answer);
        }
    }

    @ParameterizedTest
    @CsvSource({"odd,orders%2Fodd", "of the team,team/ops%2Fadmin", "of the url,https://app.example/admin"})
    void noRoleIsToldThatCouldBeAnothers(String token, String told) {
        assertThat(gate.ask(tokens.get(token)).expect(200).header("X-Pat-Roles"))
                .contains(told);
    }

    /** Whoever is to blame, the token is good: a gateway that was set up wrongly must not let anything through. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "?unknown=1",
                "?scopes=read",
                "?Scope=read",
                "?scope=read&access_token=x",
                "?scope",
                "?scope=",
                "?scope=read&scope=",
                "?scope=%20",
                "?scope=a%22b",
                "?scope=%C3%BC",
                "?role=",
                "?role=orders-viewer&role=orders-viewer",
                "?audience=orders-api&audience=orders-api",
                "?client=gateway&client=gateway",
                "?client=",
                "?token=jwt",
                "?token=JWT&client=gateway",
                "?token=opaque&client=gateway",
                "?token=&client=gateway",
                "?token=jwt&token=jwt&client=gateway",
                "?type=channel",
                "?action=publish",
                "?id=c-42",
                "?type=channel&id=c-42",
                "?type=channel&action=publish&id=",
                "?type=channel&action=publish&id=c-42&id=c-43",
                "/for/unknown%3D1/orders",
                "/for/scope/orders",
                "/for/scope%3Dread%26/orders",
                "/for/%20/orders",
                "/for/scope%3D%25zz/orders",
                "/for/scope%3Dread%26role%3Da%26role%3Da/orders",
                "/for/client%3D%2500/orders",
                "/for/audience%3Dorders-api%250A/orders"
            })
    void aMistakenDemandLetsNobodyThrough(String demand) {
        Answer answer = realm.http()
                .get(Gate.PATH + demand)
                .bearer(tokens.get("both").secret())
                .send();

        assertForbidden(answer);
        assertThat(answer.text("errorMessage")).startsWith("The gateway");
    }

    @Test
    void scopesAreBounded() {
        StringBuilder many = new StringBuilder("?scope=s");
        for (int i = 0; i < 50; i++) {
            many.append("&scope=s").append(i);
        }
        assertThat(realm.http()
                        .get(Gate.PATH + many)
                        .bearer(tokens.get("both").secret())
                        .send()
                        .expect(403)
                        .text("errorMessage"))
                .contains("more than 50 scopes");
    }

    @Test
    void aMissingScopeIsNamed() {
        Answer answer = gate.ask(tokens.get("reader"), "scope", "execute", "scope", "read");

        assertForbidden(answer);
        assertThat(answer.header("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_scope\", scope=\"execute read\"");
        assertThat(answer.text("errorMessage"))
                .isEqualTo(
                        "The token has not, or no longer, the scope that is demanded here (execute read). Use, or make,"
                                + " one that suffices.");
    }

    /** What the client may not have is not told to the application, either. */
    @Test
    void theClientNarrowsWhatIsTold() {
        realm.clients().addOptionalScope("narrow", "read");

        Answer answer = gate.ask(tokens.get("both"), "client", "narrow").expect(200);

        assertThat(answer.header("X-Pat-Scopes")).contains("read");
        assertThat(answer.header("X-Pat-Roles")).contains("orders-viewer");
        realm.clients().removeOptionalScope("narrow", "read");
    }

    @Test
    void theSwitchOfTheGatewayIsItsOwn() {
        gate.create("switched");
        gate.ask(tokens.get("reader"), "client", "switched").expect(200);

        realm.clients().update("switched", client -> client.getAttributes().put("pat.forward-auth.enabled", "false"));
        Answer answer = gate.ask(tokens.get("reader"), "client", "switched");
        assertForbidden(answer);
        assertThat(answer.text("error")).isEqualTo("client_not_allowed");

        realm.clients().update("switched", client -> client.getAttributes().put("pat.forward-auth.enabled", "true"));
        realm.clients().disable("switched");
        assertForbidden(gate.ask(tokens.get("reader"), "client", "switched"));
    }
}
