package io.github.keycloakpat.server.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Bounded waiting for something that happens elsewhere. */
public final class Await {
    private static final Duration STEP = Duration.ofMillis(50);

    private Await() {}

    /** Returns as soon as it holds; fails with {@code what} when it doesn't in time. */
    public static void until(Duration limit, String what, BooleanSupplier holds) {
        until(limit, () -> what, holds);
    }

    static void until(Duration limit, Supplier<String> what, BooleanSupplier holds) {
        found(limit, what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Returns the value as soon as there is one; fails with {@code what} when there is none in time. */
    public static <T> T found(Duration limit, String what, Supplier<Optional<T>> look) {
        return found(limit, () -> what, look);
    }

    private static <T> T found(Duration limit, Supplier<String> what, Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(limit);
        Optional<T> found = look.get();
        while (found.isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what.get());
            }
            LockSupport.parkNanos(STEP.toNanos());
            found = look.get();
        }
        return found.get();
    }
}
