package io.github.keycloakpat.server.harness;

/** Something to do that may throw. */
@FunctionalInterface
public interface ThrowingRunnable {
    void run() throws Exception;
}
