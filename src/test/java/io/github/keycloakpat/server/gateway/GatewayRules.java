package io.github.keycloakpat.server.gateway;

import static io.github.keycloakpat.server.gateway.Visitor.basic;
import static io.github.keycloakpat.server.gateway.Visitor.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.exchange.Values;
import io.github.keycloakpat.server.gateway.SampleApp.Seen;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.http.Jwt;
import io.github.keycloakpat.server.rest.InParallel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets through a gateway, with Keycloak behind it. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GatewayRules {
    private final TestRealm realm;
    private final Pats pats;
    private final Gateway.Kind kind;
    private final String name;
    private SampleApp app;
    private Gateway gateway;
    private Visitor visitor;

    GatewayRules(TestRealm realm, String name, Gateway.Kind kind) {
        this.realm = realm;
        this.pats = new Pats(realm);
        this.name = name;
        this.kind = kind;
    }

    @BeforeAll
    void start() {
        OrdersRealm.prepare(realm);
        app = SampleApp.start();
        gateway = kind.start(name, OrdersRealm.places(realm, app));
        visitor = Visitor.to(gateway.port());
    }

    @AfterAll
    void stop() {
        if (gateway != null) {
            gateway.close();
        }
        app.close();
    }

    @BeforeEach
    void forget() {
        app.forget();
    }

    @Test
    void aTokenPassesAsBearerAndAsPassword() {
        Made pat = pats.make("alice", "read");

        for (String credentials : List.of(
                bearer(pat.secret()),
                basic("alice", pat.secret()),
                basic("alice@example.org", pat.secret()),
                basic("token", pat.secret()))) {
            app.forget();
            assertThat(visitor.get("/orders/1?a=b", credentials, "X-Pat-User: root")
                            .status())
                    .isEqualTo(200);

            Seen request = app.only();
            assertThat(request.target()).isEqualTo("/orders/1?a=b");
            assertThat(request.header("X-pat-user")).containsExactly("alice");
            assertThat(request.header("X-pat-user-id"))
                    .containsExactly(realm.users().id("alice"));
            assertThat(request.header("X-pat-id")).containsExactly(pat.id());
            assertThat(request.header("X-pat-scopes")).containsExactly("read");
            assertThat(request.header("X-pat-roles")).containsExactly("orders-viewer");
            assertThat(request.headers().toString()).doesNotContain(pat.secret());
        }
    }

    @Test
    void withoutATokenThereIsAChallenge() {
        Visitor.Reply answer = visitor.get("/orders/1");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).first().asString().startsWith("Basic realm=");
        assertThat(app.seen()).isEmpty();
    }

    @Test
    void wrongCredentialsAreRefusedWithTheChallengeOfTheirKind() {
        String secret = pats.make("alice", "read").secret();

        Visitor.Reply answer = visitor.get("/orders/1", bearer(Values.changed(secret, -1)));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .first()
                .asString()
                .startsWith("Bearer realm=")
                .contains("invalid_token");
        assertThat(visitor.get("/orders/1", basic("bob", secret)).status()).isEqualTo(401);
        assertThat(visitor.get("/orders/1", basic(secret, "")).status()).isEqualTo(401);
        assertThat(visitor.get("/orders/1", basic("alice", TestRealm.PASSWORD)).status())
                .isEqualTo(401);
        assertThat(visitor.get("/orders/1", bearer(secret), bearer(secret + "x"))
                        .status())
                .isIn(200, 400, 401); // the first or none; the application gets neither
        assertThat(visitor.get("/orders/1?access_token=" + secret).status()).isEqualTo(401);
        assertThat(visitor.get("/orders/1", "Cookie: Authorization=" + secret).status())
                .isEqualTo(401);
        assertThat(app.seen())
                .allSatisfy(request -> assertThat(request.headers().toString()).doesNotContain(secret));
    }

    @Test
    void aScopeThatIsMissingIsNamed() {
        Made pat = pats.make("alice", "read");

        Visitor.Reply answer = visitor.send("POST", "/orders/1", "x", bearer(pat.secret()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate")).anyMatch(line -> line.contains("insufficient_scope"));
        assertThat(app.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/1?scope=read",
                "/orders/1?scope=write",
                "/orders/1%26scope=write",
                "/orders/1%3Fscope=write",
                "/admin/x?role=orders-viewer",
                "/admin/x%26role=orders-viewer",
                "/invoices/2",
                "/invoices/2?id=1",
                "/invoices/1%26id=2",
                "/invoices/1%2F",
                "/invoices/%2A",
                "/orders/../invoices/1",
                "/api/x?client=other"
            })
    void nothingInTheAddressMeetsADemand(String target) {
        Made writing =
                pats.make("alice", Map.of("scopes", List.of("write"), "authorizationDetails", List.of(invoice("1"))));

        assertThat(visitor.get(target, bearer(writing.secret())).status()).isIn(400, 403, 404);
        assertThat(app.seen()).isEmpty();
    }

    @Test
    void aTokenForOneEntityOpensThatOneOnly() {
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "authorizationDetails", List.of(invoice("1"))));

        assertThat(visitor.get("/invoices/1", bearer(pat.secret())).status()).isEqualTo(200);
        assertThat(visitor.get("/invoices/2", bearer(pat.secret())).status()).isEqualTo(403);
        assertThat(visitor.get("/orders/1", bearer(pat.secret())).status()).isEqualTo(403);
    }

    @Test
    void aTokenForAnotherApplicationIsRefused() {
        Made here = pats.make("alice", Map.of("scopes", List.of("read"), "audiences", List.of("orders-api")));
        Made there = pats.make("alice", Map.of("scopes", List.of("read"), "audiences", List.of("billing-api")));

        assertThat(visitor.get("/orders/1", bearer(here.secret())).status()).isEqualTo(200);
        assertThat(visitor.get("/orders/1", bearer(there.secret())).status()).isEqualTo(403);
    }

    @Test
    void aLostRoleActsAtTheNextRequest() {
        realm.users().create("dora", "orders-api/deployer");
        Made pat = pats.make("dora", "deploy");
        assertThat(visitor.get("/admin/x", bearer(pat.secret())).status()).isEqualTo(200);

        realm.users().unassign("dora", "orders-api/deployer");

        assertThat(visitor.get("/admin/x", bearer(pat.secret())).status()).isEqualTo(403);
        assertThat(app.seen()).hasSize(1);
    }

    @Test
    void aRevocationActsAtTheNextRequest() {
        Made pat = pats.make("alice", "read");
        assertThat(visitor.get("/orders/1", basic("alice", pat.secret())).status())
                .isEqualTo(200);
        assertThat(visitor.get("/api/1", bearer(pat.secret())).status()).isEqualTo(200);

        pats.revoke("alice", pat);

        assertThat(visitor.get("/orders/1", basic("alice", pat.secret())).status())
                .isEqualTo(401);
        assertThat(visitor.get("/api/1", bearer(pat.secret())).status()).isEqualTo(401);
        assertThat(app.seen()).hasSize(2);
    }

    @Test
    void anAddressIsWhereTheVisitorIsAndNotWhatTheySay() {
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "allowedIps", List.of("127.0.0.7/32")));
        String token = bearer(pat.secret());

        assertThat(visitor.from("127.0.0.7").get("/orders/1", token).status()).isEqualTo(200);
        assertThat(visitor.from("127.0.0.7")
                        .get("/orders/1", token, "X-Forwarded-For: 10.0.0.1")
                        .status())
                .isEqualTo(200);
        app.forget();

        assertThat(visitor.get("/orders/1", token).status()).isEqualTo(401);
        for (String forged : List.of(
                "X-Forwarded-For: 127.0.0.7",
                "x-forwarded-for: 127.0.0.7, 127.0.0.1",
                "X-Forwarded-For: 127.0.0.7\r\nX-Forwarded-For: 127.0.0.7",
                "X_Forwarded_For: 127.0.0.7",
                "X-Real-IP: 127.0.0.7",
                "Forwarded: for=127.0.0.7")) {
            assertThat(visitor.get("/orders/1", token, forged).status()).isEqualTo(401);
        }
        assertThat(app.seen()).isEmpty();
    }

    @Test
    void aBodyReachesTheApplication() {
        Made pat = pats.make("alice", "write");
        String body = "0123456789".repeat(20_000);

        assertThat(visitor.send("POST", "/orders/", body, bearer(pat.secret())).status())
                .isEqualTo(200);

        assertThat(app.only().body()).isEqualTo(body);
    }

    @Test
    void theApplicationGetsAJwtInTheTokensPlace() {
        Made pat = pats.make("alice", "read");

        visitor.get("/api/x", basic("alice", pat.secret()), "X-Forwarded-Host: evil.example");

        Seen request = app.only();
        assertThat(request.header("Authorization"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Bearer ey");
        String jwt = request.header("Authorization").get(0).substring("Bearer ".length());
        assertThat(Signature256.isValid(realm, jwt)).isTrue();
        JsonNode claims = Jwt.claims(jwt);
        assertThat(claims.path("iss").asText()).isEqualTo(realm.url());
        assertThat(claims.path("azp").asText()).isEqualTo(OrdersRealm.GATEWAY);
        assertThat(claims.path("pat_id").asText()).isEqualTo(pat.id());
        assertThat(Pats.audience(claims)).containsExactly("orders-api");
        assertThat(Pats.scope(claims)).contains("read").doesNotContain("write");
        assertThat(request.headers().toString()).doesNotContain(pat.secret());
    }

    @Test
    void tooManyWrongTokensAreToldToWaitAndAGoodOneIsNot() throws Exception {
        String secret = pats.make("alice", "read").secret();
        String address = "127.0.0.9";
        Call wrong = realm.http()
                .get("/personal-access-tokens/auth")
                .bearer(Values.changed(secret, -1))
                .from(address);
        for (int rounds = 0; wrong.send().status() != 429; rounds++) {
            assertThat(rounds).isLessThan(20);
            InParallel.send(Collections.nCopies(50, wrong));
        }

        Visitor.Reply answer = visitor.from(address).get("/orders/1", bearer(Values.changed(secret, -1)));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).singleElement().asString().matches("\\d+");
        assertThat(visitor.from(address).get("/orders/1", bearer(secret)).status())
                .isEqualTo(200);
    }

    @Test
    void valuesAreInNoLog() {
        String secret = pats.make("alice", "read").secret();
        visitor.get("/orders/1", bearer(secret));
        visitor.get("/orders/1", basic("alice", secret));
        visitor.get("/orders/1", basic(secret, ""));
        visitor.get("/admin/1", bearer(secret));

        assertThat(gateway.kept())
                .doesNotContain(secret)
                .doesNotContain(basic("alice", secret).substring("Authorization: Basic ".length()));
    }

    private static Map<String, Object> invoice(String id) {
        return Map.of("type", "invoice", "actions", List.of("read"), "identifiers", List.of(id));
    }
}
