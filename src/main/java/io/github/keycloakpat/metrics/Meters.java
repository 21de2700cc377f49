package io.github.keycloakpat.metrics;

import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.verify.Refusal;
import io.github.keycloakpat.core.webhook.Webhook.OffReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * All meters, by the names under which Micrometer knows them; Prometheus writes underscores, units and {@code _total}. The
 * values of labels are words of ours, so there are as many series as stand here, from the start of the server on: what
 * has not happened yet is 0. Where nobody reads metrics, the registry has no members, and counting does nothing.
 */
final class Meters {
    static final Map<Door, Map<UseOutcome, Counter>> USES = each(
            Door.class,
            door -> each(
                    UseOutcome.class,
                    outcome -> counter(
                            "uses",
                            "Requests that present a token, by what came of them",
                            "door",
                            label(door),
                            "outcome",
                            label(outcome))));

    static final Map<Refusal, Counter> REFUSALS = each(
            Refusal.class, reason -> counter("refusals", "Refused tokens, by the reason", "reason", label(reason)));

    static final Counter USES_LOST =
            counter("uses.lost", "Uses of tokens that were not noted, as there was no room for them");

    static final Map<Lookup, Timer> LOOKUPS =
            each(Lookup.class, result -> timer("lookup", "Looks for a value's token", "result", label(result)));

    static final Map<Channel, Reading> WAITING =
            each(Channel.class, channel -> gauge("outbox.waiting", "Deliveries to be tried, or tried again", channel));

    static final Map<Channel, Reading> PARKED = each(
            Channel.class,
            channel -> gauge("outbox.parked", "Deliveries that wait for their receiver to be switched on", channel));

    static final Map<Channel, Reading> AGE = each(
            Channel.class,
            channel -> gauge("outbox.age.seconds", "Since when the oldest delivery to be tried waits", channel));

    static final Map<Channel, Map<Attempted, Timer>> DELIVERIES = each(
            Channel.class,
            channel -> each(
                    Attempted.class,
                    outcome -> timer(
                            "delivery", "Tries to deliver", "channel", label(channel), "outcome", label(outcome))));

    static final Map<Channel, Counter> GIVEN_UP = each(
            Channel.class,
            channel -> counter("deliveries.given.up", "Deliveries not tried again", "channel", label(channel)));

    static final Map<OffReason, Counter> SWITCHED_OFF = each(
            OffReason.class,
            reason ->
                    counter("webhooks.switched.off", "Webhooks that the server switched off", "reason", label(reason)));

    private static final String JOB = "job";

    private Meters() {}

    /** One for each of the jobs, whose names are in the code. */
    static Timer job(String name, boolean succeeded) {
        return timer(JOB, "Turns of a job", JOB, name, "outcome", succeeded ? "succeeded" : "failed");
    }

    static Counter jobFaults(String name) {
        return counter("job.faults", "Parts of a job that failed, and are done in its next turn", JOB, name);
    }

    private static <E extends Enum<E>, T> Map<E, T> each(Class<E> values, Function<E, T> make) {
        Map<E, T> meters = new EnumMap<>(values);
        for (E value : values.getEnumConstants()) {
            meters.put(value, make.apply(value));
        }
        return meters;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String full(String name) {
        return "keycloak.pat." + name;
    }

    private static Counter counter(String name, String help, String... labels) {
        return Counter.builder(full(name)).description(help).tags(labels).register(Metrics.globalRegistry);
    }

    private static Timer timer(String name, String help, String... labels) {
        return Timer.builder(full(name)).description(help).tags(labels).register(Metrics.globalRegistry);
    }

    private static Reading gauge(String name, String help, Channel channel) {
        var reading = new Reading();
        Gauge.builder(full(name), reading, Reading::value)
                .description(help)
                .tags("channel", label(channel))
                .strongReference(true)
                .register(Metrics.globalRegistry);
        return reading;
    }
}
