package io.github.keycloakpat.server.gateway;

import static io.github.keycloakpat.server.gateway.Visitor.basic;
import static io.github.keycloakpat.server.gateway.Visitor.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** nginx that keeps Keycloak's yes for two seconds: as counted at a stand-in, and before Keycloak itself. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NginxCacheIT {
    private static final String TOKEN = "a-token-that-nobody-checks";
    /** nginx counts whole seconds, so that two are up to three. */
    private static final Duration KEPT = Duration.ofSeconds(4);

    private final TestRealm realm;
    private final Pats pats;
    private SampleApp standIn;
    private SampleApp app;
    private Gateway counted;
    private Gateway real;

    NginxCacheIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    void start() {
        Nginx.requireJavaScript();
        OrdersRealm.prepare(realm);
        standIn = SampleApp.start();
        app = SampleApp.start();
        counted = OrdersNginx.startCached("nginx-cache-counted", new Gateway.Places(standIn.url(), "shop", app.url()));
        real = OrdersNginx.startCached("nginx-cache", OrdersRealm.places(realm, app));
    }

    @AfterAll
    void stop() {
        List.of(counted, real).forEach(Gateway::close);
        List.of(standIn, app).forEach(SampleApp::close);
    }

    @BeforeEach
    void forget() {
        standIn.forget();
        standIn.reply(SampleApp.Reply.ok("X-Pat-User", "alice", "Cache-Control", "no-store"));
        app.forget();
    }

    @Test
    void aYesIsKeptForTheVeryQuestionOnly() {
        Visitor visitor = Visitor.to(counted.port());
        visitor.get("/orders/1", bearer(TOKEN));
        visitor.get("/orders/2?x=y", bearer(TOKEN));
        visitor.send("HEAD", "/orders/3", "", bearer(TOKEN));
        assertThat(standIn.seen()).hasSize(1);
        assertThat(app.seen())
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.header("X-pat-user")).containsExactly("alice"));

        visitor.send("POST", "/orders/1", "x", bearer(TOKEN));
        visitor.get("/admin/1", bearer(TOKEN));
        visitor.get("/invoices/1", bearer(TOKEN));
        visitor.get("/invoices/2", bearer(TOKEN));
        visitor.from("127.0.0.2").get("/orders/1", bearer(TOKEN));
        visitor.get("/orders/1", bearer(TOKEN + "x"));
        visitor.get("/orders/1", basic("alice", TOKEN));
        visitor.get("/orders/1", basic("bob", TOKEN));
        visitor.get("/orders/1");
        assertThat(standIn.seen()).hasSize(10);
    }

    @Test
    void aNoAndAJwtAreNotKept() {
        Visitor visitor = Visitor.to(counted.port());
        for (SampleApp.Reply reply : List.of(
                SampleApp.Reply.of(401, "Cache-Control", "max-age=60"),
                SampleApp.Reply.of(403),
                SampleApp.Reply.of(429, "X-Accel-Expires", "60"),
                SampleApp.Reply.ok("Authorization", "Bearer jwt", "Cache-Control", "max-age=60"))) {
            standIn.forget();
            standIn.reply(reply);
            visitor.get("/orders/1", bearer("not-kept"));
            visitor.get("/orders/1", bearer("not-kept"));
            assertThat(standIn.seen()).as(reply.toString()).hasSize(2);
        }
        assertThat(counted.kept()).doesNotContain("Bearer jwt");
    }

    @Test
    void noCredentialsAreOnDisk() {
        Made pat = pats.make("alice", "read");
        Visitor.to(real.port()).get("/orders/1", bearer(pat.secret()));
        Visitor.to(real.port()).get("/orders/1", basic("alice", pat.secret()));

        assertThat(real.kept())
                .contains("X-Pat-User: alice") // so it is kept
                .doesNotContain(pat.secret())
                .doesNotContain(basic("alice", pat.secret()).substring("Authorization: Basic ".length()));
    }

    @Test
    void whatIsKeptServesNoOtherDemandAndNoOtherAddress() {
        Visitor visitor = Visitor.to(real.port());
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "allowedIps", List.of("127.0.0.1/32")));
        assertThat(visitor.get("/orders/1", bearer(pat.secret())).status()).isEqualTo(200);

        assertThat(visitor.send("POST", "/orders/1", "x", bearer(pat.secret())).status())
                .isEqualTo(403);
        assertThat(visitor.from("127.0.0.2")
                        .get("/orders/1", bearer(pat.secret()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aRevocationActsWhenTheTimeIsOver() {
        Visitor visitor = Visitor.to(real.port());
        Made pat = pats.make("alice", "read");
        assertThat(visitor.get("/orders/1", bearer(pat.secret())).status()).isEqualTo(200);

        pats.revoke("alice", pat);

        assertThat(visitor.get("/orders/2", bearer(pat.secret())).status())
                .as("the price of keeping answers, as documented")
                .isEqualTo(200);
        Await.until(
                KEPT,
                "refused",
                () -> visitor.get("/orders/1", bearer(pat.secret())).status() == 401);
    }
}
