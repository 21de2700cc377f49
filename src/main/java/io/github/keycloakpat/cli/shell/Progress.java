package io.github.keycloakpat.cli.shell;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A line that tells a person at a terminal that something goes on, once it takes longer than a second. */
public final class Progress implements AutoCloseable {
    private static final String CLEAR = "\r\u001B[K";

    private final Terminal terminal;
    private final String what;
    private final AtomicInteger seconds = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    private Progress(Terminal terminal, String what) {
        this.terminal = terminal;
        this.what = what;
    }

    public static Progress of(Terminal terminal, String what) {
        return new Progress(terminal, what);
    }

    /** Does some work, and tells meanwhile. */
    public static <T> T during(Terminal terminal, String what, Supplier<T> work) {
        try (Progress progress = of(terminal, what)) {
            progress.begin();
            return work.get();
        }
    }

    public void begin() {
        if (terminal.isErrorShown()) {
            var unused = clock.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
        }
    }

    private void tick() {
        terminal.err().print(CLEAR + what + " " + seconds.incrementAndGet() + " s");
        terminal.err().flush();
    }

    /** Takes the line away. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            boolean ended = clock.awaitTermination(1, TimeUnit.SECONDS);
            if (ended && seconds.get() > 0) {
                terminal.err().print(CLEAR);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
