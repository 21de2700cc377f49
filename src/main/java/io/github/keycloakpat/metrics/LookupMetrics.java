package io.github.keycloakpat.metrics;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Times the look for a value's token. */
public final class LookupMetrics {
    private LookupMetrics() {}

    public static <T> Optional<T> timed(Supplier<Optional<T>> look) {
        long begin = System.nanoTime();
        Optional<T> found = look.get();
        Meters.LOOKUPS
                .get(found.isPresent() ? Lookup.FOUND : Lookup.UNKNOWN)
                .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        return found;
    }
}
