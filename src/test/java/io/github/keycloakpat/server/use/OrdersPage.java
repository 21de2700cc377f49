package io.github.keycloakpat.server.use;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.gateway.SampleApp;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Jwt;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A page about calling the sample application, as it is and behind the gateway. */
abstract class OrdersPage extends FollowedPage {
    private static final String ORDER = "{\"id\": 1, \"item\": \"bicycle\"}\n";

    SampleApp app;
    private long exchangesBefore;

    OrdersPage(TestRealm realm, String name, String... programs) {
        super(realm, name, programs);
    }

    @Override
    Behind start() {
        app = SampleApp.start();
        app.reply(new SampleApp.Reply(200, List.of("Content-Type", "application/json"), ORDER));
        return new Behind("orders", app.url(), "orders-api", List.of("orders.conf"));
    }

    @Override
    void stop() {
        app.close();
    }

    @BeforeEach
    void forget() {
        app.forgetRequests();
        exchangesBefore = allExchanges();
    }

    /** How many there were in this test. */
    long exchanges() {
        return allExchanges() - exchangesBefore;
    }

    private long allExchanges() {
        return site.asked("POST", "/realms/" + realm.name() + "/protocol/openid-connect/token");
    }

    /** Holds if the application got a short access token each time, made from this one, and nobody else got the value. */
    void assertExchanged(Made pat, String printed) {
        assertThat(app.seen()).isNotEmpty().allSatisfy(request -> {
            String authorization = request.header("Authorization").get(0);
            assertThat(authorization).startsWith("Bearer ey");
            assertThat(Jwt.claims(authorization).path("pat_id").asText()).isEqualTo(pat.id());
        });
        assertHidden(pat, printed);
    }

    /** Holds if the application learnt each time whose token it is, and not the value. */
    void assertPassed(Made pat) {
        assertThat(app.seen()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.header("X-Pat-Id")).containsExactly(pat.id());
            assertThat(request.header("Authorization")).isEmpty();
        });
    }
}
