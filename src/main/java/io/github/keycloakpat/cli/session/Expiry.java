package io.github.keycloakpat.cli.session;

import io.github.keycloakpat.cli.shell.Times;
import io.github.keycloakpat.client.Fields;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** {@code --expires}: a point in time, a duration, or never. */
public final class Expiry {
    public static final String OPTION = "--expires";
    private static final String NEVER = "never";
    private static final String IN = "expiresIn";

    private Expiry() {}

    public static void put(Fields fields, Optional<String> given) {
        given.ifPresent(text -> put(fields, text));
    }

    private static void put(Fields fields, String text) {
        Optional<String> duration = text.equals(NEVER) ? Optional.of(NEVER) : Times.duration(text);
        if (duration.isPresent()) {
            fields.put(IN, duration.get());
        } else {
            Instant instant =
                    Times.instant(text, ZoneId.systemDefault()).orElseThrow(() -> Times.notUnderstood(text, OPTION));
            fields.put("expiresAt", instant.toString());
        }
    }
}
