package io.github.keycloakpat.server.exchange;

import io.github.keycloakpat.server.harness.Keycloak;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** One whole second of the server's clock. */
public final class Moment {
    private static final int TRIES = 20;

    private Moment() {}

    /** What the call gives while the clock shows this second; called again if the second was over before it came. */
    public static <T> T at(Keycloak keycloak, Instant second, Supplier<T> call) {
        for (int i = 0; i < TRIES; i++) {
            keycloak.shiftTime(Duration.between(now(keycloak), second));
            T answer = call.get();
            if (now(keycloak).equals(second)) {
                return answer;
            }
        }
        throw new AssertionError("no call ended within its second");
    }

    private static Instant now(Keycloak keycloak) {
        return keycloak.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
