package io.github.keycloakpat.server.metrics;

import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Reads single numbers. */
final class Gauges {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Keycloak keycloak;

    Gauges(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /**
     * The number of one series; fails if there is none.
     *
     * @param labels name, value, name, value…
     */
    double read(String name, String... labels) {
        Map<String, String> wanted = new HashMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            wanted.put(labels[i], labels[i + 1]);
        }
        return Sample.all(keycloak.metrics()).stream()
                .filter(sample -> sample.name().equals("keycloak_pat_" + name)
                        && sample.labels().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + wanted))
                .value();
    }

    /** Waits until it is more than it was. */
    void awaitMore(double before, String name, String... labels) {
        Await.until(SOON, "more than " + before + " " + name, () -> read(name, labels) > before);
    }

    void await(double value, String name, String... labels) {
        Await.until(SOON, name + " to be " + value, () -> Double.compare(read(name, labels), value) == 0);
    }
}
