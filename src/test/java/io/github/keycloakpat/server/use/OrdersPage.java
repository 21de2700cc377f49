package io.github.keycloakpat.server.use;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.gateway.SampleApp;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Jwt;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A page about calling the sample application, as it is and behind the gateway. */
@KeycloakTest
@Tag("wire")
@TestInstance(Lifecycle.PER_CLASS)
abstract class OrdersPage {
    private static final String ORDER = "{\"id\": 1, \"item\": \"bicycle\"}\n";

    final TestRealm realm;
    final Page page;
    private final String name;
    private final String[] programs;
    SampleApp app;
    Site site;
    Reader reader;
    private long exchangesBefore;

    /** @param programs that the page needs */
    OrdersPage(TestRealm realm, String name, String... programs) {
        this.realm = realm;
        this.page = Page.read(name + ".md");
        this.name = name;
        this.programs = programs;
    }

    @BeforeAll
    void open() {
        app = SampleApp.start();
        app.reply(new SampleApp.Reply(200, List.of("Content-Type", "application/json"), ORDER));
        site = Site.open(realm, name, "orders", app.url(), "orders.conf");
        reader = Reader.at(site, programs);
    }

    @AfterAll
    void close() {
        app.close();
        if (site == null || reader == null) {
            return; // a program is missing, and all was skipped
        }
        site.close();
        page.assertAllUsed();
    }

    /** How many there were since the last call. */
    long exchanges() {
        long before = exchangesBefore;
        exchangesBefore = site.asked("POST", "/realms/" + realm.name() + "/protocol/openid-connect/token");
        return exchangesBefore - before;
    }

    /** A token of alice, which the reader has from now on. */
    Made token(String... scopes) {
        Made pat = site.token("orders-api", scopes);
        reader.set("PAT", pat.secret());
        return pat;
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

    /** Holds if the application learnt whose token it is, each time, and nobody got the value. */
    void assertPassed(Made pat, String printed) {
        assertThat(app.seen()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.header("X-Pat-Id")).containsExactly(pat.id());
            assertThat(request.header("Authorization")).isEmpty();
        });
        assertHidden(pat, printed);
    }

    /** @param files below the reader's home that may hold it */
    void assertHidden(Made pat, String printed, String... files) {
        assertThat(printed).doesNotContain(pat.secret());
        reader.assertHidden(pat.secret(), files);
        site.assertHidden(pat.secret());
    }
}
