package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.cli.shell.Stop;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Makes changes one after the other, each to its end: the SDK interrupts its own threads, and a new value would be lost. */
final class Changes {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var made = new Thread(task, "kcpat changes");
        made.setDaemon(true);
        return made;
    });

    /** @throws RuntimeException that of the change */
    <T> T make(Supplier<T> change) {
        try {
            return thread.submit(change::get).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.failed("This was interrupted, and may be done all the same.", "Look by pat_list.");
        }
    }
}
