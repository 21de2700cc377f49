package io.github.keycloakpat.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpat.core.outbox.Attempt;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Outcome;
import io.github.keycloakpat.core.verify.Refusal;
import io.github.keycloakpat.core.webhook.Webhook.OffReason;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Attempt ATTEMPT =
            new Attempt(Instant.EPOCH, Optional.empty(), Duration.ofMillis(500), Optional.empty());
    private static final List<Outcome> OUTCOMES = List.of(
            new Outcome.Delivered(ATTEMPT),
            new Outcome.Failed(ATTEMPT, Optional.empty()),
            new Outcome.Unwanted(ATTEMPT),
            new Outcome.Undeliverable(ATTEMPT),
            new Outcome.Parked(ATTEMPT));

    /** What Keycloak adds when its metrics are on. */
    private final MeterRegistry reader = new SimpleMeterRegistry();

    @BeforeEach
    void on() {
        Metrics.addRegistry(reader);
    }

    @AfterEach
    void off() {
        Metrics.removeRegistry(reader);
    }

    private RequiredSearch meter(String name, String... labels) {
        return reader.get("keycloak.pat." + name).tags(labels);
    }

    @Test
    void aRefusalIsCountedAtItsDoorAndByItsReason() {
        UseMetrics.refused(Door.EXCHANGE, Refusal.EXPIRED, false);
        UseMetrics.refused(Door.EXCHANGE, Refusal.UNKNOWN, true);

        assertThat(uses("exchange", "refused")).isEqualTo(1);
        assertThat(uses("exchange", "limited")).isEqualTo(1);
        assertThat(uses("exchange", "accepted")).isZero();
        assertThat(uses("forward_auth", "refused")).isZero();
        assertThat(meter("refusals", "reason", "expired").counter().count()).isEqualTo(1);
        assertThat(meter("refusals", "reason", "unknown").counter().count()).isEqualTo(1);
        assertThat(meter("refusals", "reason", "revoked").counter().count()).isZero();
    }

    private double uses(String door, String outcome) {
        return meter("uses", "door", door, "outcome", outcome).counter().count();
    }

    @Test
    void aLookIsTimedByWhatItFound() {
        assertThat(LookupMetrics.timed(() -> Optional.of("a token"))).contains("a token");
        assertThat(LookupMetrics.timed(Optional::empty)).isEmpty();
        assertThat(LookupMetrics.timed(Optional::empty)).isEmpty();

        assertThat(meter("lookup", "result", "found").timer().count()).isEqualTo(1);
        assertThat(meter("lookup", "result", "unknown").timer().count()).isEqualTo(2);
    }

    @Test
    void whatWaitsIsUnknownUntilItIsReadAndWhenItCanNoLongerBe() {
        OutboxMetrics.unknown();
        assertThat(outbox("waiting")).isNaN();

        OutboxMetrics.show(Channel.MAIL, 7, 2, Optional.of(Duration.ofMillis(1500)));
        assertThat(outbox("waiting")).isEqualTo(7);
        assertThat(outbox("parked")).isEqualTo(2);
        assertThat(outbox("age.seconds")).isEqualTo(1.5);

        OutboxMetrics.show(Channel.MAIL, 0, 2, Optional.empty());
        assertThat(outbox("age.seconds")).isZero();

        OutboxMetrics.unknown();
        assertThat(List.of(outbox("waiting"), outbox("parked"), outbox("age.seconds")))
                .containsOnly(Double.NaN);
    }

    private double outbox(String what) {
        return meter("outbox." + what, "channel", "mail").gauge().value();
    }

    @Test
    void aTryIsTimedByWhatCameOfItUnlessNothingWasTried() {
        OUTCOMES.forEach(outcome -> DeliveryMetrics.tried(Channel.WEBHOOK, outcome));

        for (String outcome : List.of("delivered", "failed", "unwanted", "undeliverable")) {
            var timer =
                    meter("delivery", "channel", "webhook", "outcome", outcome).timer();
            assertThat(timer.count()).as(outcome).isEqualTo(1);
            assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(500);
        }
        assertThat(reader.get("keycloak.pat.delivery").timers()).hasSize(8);
    }

    @Test
    void aTurnThatFailsIsToldAsOneAndThrownOn() {
        JobMetrics.register("sweeping");

        JobMetrics.timed("sweeping", () -> JobMetrics.partFailed("sweeping"));
        assertThatThrownBy(() -> JobMetrics.timed("sweeping", () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(turns("succeeded")).isEqualTo(1);
        assertThat(turns("failed")).isEqualTo(1);
        assertThat(meter("job.faults", "job", "sweeping").counter().count()).isEqualTo(1);
    }

    private long turns(String outcome) {
        return meter("job", "job", "sweeping", "outcome", outcome).timer().count();
    }

    @Test
    void whateverHappensMakesNoNewSeries() {
        doAll();
        Set<Meter.Id> before = ours();

        doAll();

        assertThat(before).isNotEmpty();
        assertThat(ours()).isEqualTo(before);
    }

    private Set<Meter.Id> ours() {
        return reader.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith("keycloak.pat."))
                .collect(Collectors.toSet());
    }

    @Test
    void whereNobodyReadsThemNothingHappens() {
        Metrics.removeRegistry(reader);

        doAll();

        assertThat(OutboxMetrics.areRead()).isFalse();
        Metrics.addRegistry(reader);
        assertThat(OutboxMetrics.areRead()).isTrue();
        assertThat(uses("exchange", "accepted")).isZero();
    }

    private static void doAll() {
        for (Door door : Door.values()) {
            for (UseOutcome outcome : UseOutcome.values()) {
                UseMetrics.count(door, outcome);
            }
            for (Refusal reason : Refusal.values()) {
                UseMetrics.refused(door, reason, false);
            }
        }
        UseMetrics.lost(3);
        for (Channel channel : Channel.values()) {
            OUTCOMES.forEach(outcome -> DeliveryMetrics.tried(channel, outcome));
            DeliveryMetrics.givenUp(channel);
            OutboxMetrics.show(channel, 1, 1, Optional.of(Duration.ZERO));
        }
        for (OffReason reason : OffReason.values()) {
            DeliveryMetrics.switchedOff(reason);
        }
    }
}
