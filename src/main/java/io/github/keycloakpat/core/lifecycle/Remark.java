package io.github.keycloakpat.core.lifecycle;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A short text for people: a description, a reason. At most 255 plain characters. */
public record Remark(String value) {
    private static final int MAX_LENGTH = 255;

    /** What was kept. */
    public static Optional<Remark> kept(@Nullable String text) {
        return Optional.ofNullable(text).map(Remark::new);
    }

    /** Reads what somebody wrote; empty if nothing was said. {@code name} is the JSON field that a fault names. */
    public static Optional<Remark> of(@Nullable String text, String name) {
        String trimmed = text == null ? "" : text.strip();
        if (PatText.length(trimmed) > MAX_LENGTH || !PatText.isPlain(trimmed)) {
            throw FaultException.of(
                    Fault.INVALID_REQUEST,
                    field(name),
                    "The " + name + " has at most 255 characters, without line breaks and control characters.");
        }
        PatText.requireNoSecret(trimmed, name);
        return trimmed.isEmpty() ? Optional.empty() : Optional.of(new Remark(trimmed));
    }

    @Override
    public String toString() {
        return value;
    }
}
