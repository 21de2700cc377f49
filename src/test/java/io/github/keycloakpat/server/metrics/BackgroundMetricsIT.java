package io.github.keycloakpat.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is counted of deliveries and jobs, and what is shown of the outbox. */
@KeycloakTest
@Tag("wire")
class BackgroundMetricsIT {
    private static final Duration OUTBOX_INTERVAL = Duration.ofSeconds(15);

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Gauges gauges;
    private HttpServer receiver;

    BackgroundMetricsIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.gauges = new Gauges(keycloak);
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", call -> {
            try (call) {
                int status = Integer.parseInt(call.getRequestURI().getPath().substring(1));
                call.getRequestBody().readAllBytes();
                call.sendResponseHeaders(status, -1);
            }
        });
        receiver.start();
    }

    @AfterEach
    void clear() {
        keycloak.sqlUpdate("DELETE FROM PAT_WEBHOOK WHERE REALM_ID = ?", realmId());
        keycloak.sqlUpdate("DELETE FROM PAT_DELIVERY WHERE REALM_ID = ?", realmId());
        receiver.stop(0);
    }

    private String realmId() {
        return realm.get().getId();
    }

    @Test
    void aDeliveryIsCountedByWhatCameOfIt() {
        addWebhook(204);
        addWebhook(500);
        addWebhook(410);
        double delivered = tries("delivered");
        double failed = tries("failed");
        double unwanted = tries("unwanted");
        double givenUp = gauges.read("deliveries_given_up_total", "channel", "webhook");
        double gone = gauges.read("webhooks_switched_off_total", "reason", "gone");

        new Pats(realm).make("alice", "read");

        String tries = "delivery_seconds_count";
        gauges.awaitMore(delivered, tries, "channel", "webhook", "outcome", "delivered");
        gauges.awaitMore(failed, tries, "channel", "webhook", "outcome", "failed");
        gauges.awaitMore(unwanted, tries, "channel", "webhook", "outcome", "unwanted");
        gauges.awaitMore(givenUp, "deliveries_given_up_total", "channel", "webhook");
        gauges.awaitMore(gone, "webhooks_switched_off_total", "reason", "gone");
        assertThat(gauges.read("delivery_seconds_sum", "channel", "webhook", "outcome", "delivered"))
                .isPositive();
    }

    private double tries(String outcome) {
        return gauges.read("delivery_seconds_count", "channel", "webhook", "outcome", outcome);
    }

    private void addWebhook(int status) {
        String address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/" + status;
        keycloak.sqlUpdate(
                "INSERT INTO PAT_WEBHOOK (ID, REALM_ID, URL, EVENT_TYPES, SECRET, ENABLED, CREATED_AT, CREATED_BY,"
                        + " UPDATED_AT) VALUES (?, ?, ?, 'token.created', 'whsec_c2VjcmV0', TRUE, 0, 'test', 0)",
                UUID.randomUUID().toString(),
                realmId(),
                address);
    }

    @Test
    void whatWaitsIsShownWithTheAgeOfTheOldestAndApartFromWhatIsParked() {
        keycloak.shiftTime(OUTBOX_INTERVAL);
        gauges.await(0, "outbox_waiting", "channel", "mail");
        long hourAgo = keycloak.now().minus(Duration.ofHours(1)).toEpochMilli();
        long tomorrow = keycloak.now().plus(Duration.ofDays(1)).toEpochMilli();
        addDelivery(hourAgo, tomorrow);
        addDelivery(hourAgo + 1000, tomorrow);
        addDelivery(0, null);

        keycloak.shiftTime(OUTBOX_INTERVAL);

        gauges.await(2, "outbox_waiting", "channel", "mail");
        gauges.await(1, "outbox_parked", "channel", "mail");
        assertThat(gauges.read("outbox_age_seconds", "channel", "mail")).isBetween(3600.0, 3700.0);
    }

    private void addDelivery(long createdAt, Long nextAt) {
        keycloak.sqlUpdate(
                "INSERT INTO PAT_DELIVERY (ID, REALM_ID, CHANNEL, TARGET, LANE, EVENT_ID, TYPE, BODY, STATE, TRIES,"
                        + " CREATED_AT, NEXT_AT) VALUES (?, ?, 'MAIL', 'somebody', 'lane', 'event', 'x', '{}', 'PENDING', 1, ?, ?)",
                UUID.randomUUID().toString(),
                realmId(),
                createdAt,
                nextAt);
    }

    @Test
    void aTurnOfAJobIsCounted() {
        double before = gauges.read("job_seconds_count", "job", "retention", "outcome", "succeeded");

        keycloak.sqlUpdate("UPDATE PAT_JOB SET RUN_AT = 0 WHERE NAME = 'retention'");

        gauges.awaitMore(before, "job_seconds_count", "job", "retention", "outcome", "succeeded");
    }
}
