package io.github.keycloakpat.core.leak;

import io.github.keycloakpat.token.PatFormat;
import java.util.Optional;

/** What a stranger says, as far as it can be kept: no values, no characters that do things, and not too much of it. */
final class Hearsay {
    private static final int REPLACEMENT = '?';

    private Hearsay() {}

    /** @param max characters; the rest is cut off */
    static Optional<String> kept(Optional<String> text, int max) {
        return text.map(PatFormat::redact)
                .map(said -> said.codePoints()
                        .map(c -> isHarmless(c) ? c : REPLACEMENT)
                        .limit(max)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                        .strip())
                .filter(said -> !said.isEmpty());
    }

    /** Formats hold what makes a text look like another one: zero width, other direction. */
    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
