package io.github.keycloakpat.client;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An end for work that waits for others, of which the JDK's own limit covers the first part only: headers, and not the body. */
final class Deadline {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "kcpat call");
        thread.setDaemon(true);
        return thread;
    });

    private Deadline() {}

    /** @throws TimeoutException if it takes longer; it is interrupted then */
    static <T> T within(Duration limit, Callable<T> work)
            throws ExecutionException, InterruptedException, TimeoutException {
        Future<T> running = THREADS.submit(work);
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            running.cancel(true);
        }
    }
}
