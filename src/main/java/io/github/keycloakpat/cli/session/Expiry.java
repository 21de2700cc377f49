package io.github.keycloakpat.cli.session;

import io.github.keycloakpat.cli.shell.Times;
import io.github.keycloakpat.client.Fields;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** {@code --expires}: a point in time, a duration, or never. As a field of a request, and its value. */
public record Expiry(String field, String value) {
    public static final String OPTION = "--expires";
    public static final String NEVER = "never";
    public static final String AT = "expiresAt";
    public static final String IN = "expiresIn";

    /**
     * @param label where it was given, for what is said about a wrong one
     * @throws io.github.keycloakpat.cli.shell.Stop if it is none
     */
    public static Expiry parse(String text, String label) {
        Optional<String> duration = text.equals(NEVER) ? Optional.of(NEVER) : Times.duration(text);
        if (duration.isPresent()) {
            return new Expiry(IN, duration.get());
        }
        Instant instant =
                Times.instant(text, ZoneId.systemDefault()).orElseThrow(() -> Times.notUnderstood(text, label));
        return new Expiry(AT, instant.toString());
    }

    public static void put(Fields fields, Optional<String> given) {
        given.ifPresent(text -> parse(text, OPTION).put(fields));
    }

    public void put(Fields fields) {
        fields.put(field, value);
    }
}
