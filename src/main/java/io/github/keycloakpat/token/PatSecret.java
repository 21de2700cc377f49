package io.github.keycloakpat.token;

import java.nio.charset.StandardCharsets;

/**
 * A well-formed token value. Whether anybody ever issued it is another question. Only {@link PatFormat} makes one.
 *
 * <p>It prints as {@code [redacted]}, so that no log, exception or debugger view shows it by accident.
 */
public final class PatSecret {
    private static final int HINT_LENGTH = 4;

    private final String value;

    PatSecret(String value) {
        this.value = value;
    }

    /** The value itself. For the one answer that shows it, and for hashing. */
    public String reveal() {
        return value;
    }

    /** What may be shown of it for ever: the prefix and the last four characters, {@code kcpat_…aB3x}. */
    public String hint() {
        String prefix = value.substring(0, value.indexOf(PatFormat.SEPARATOR) + 1);
        return prefix + "…" + value.substring(value.length() - HINT_LENGTH);
    }

    byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
