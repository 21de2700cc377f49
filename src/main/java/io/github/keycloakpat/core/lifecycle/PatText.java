package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.token.PatFormat;

/** What people may write into names, descriptions and reasons: no control, line or bidirectional characters. */
final class PatText {
    private PatText() {}

    static boolean isPlain(String text) {
        return text.codePoints().allMatch(PatText::isPlain);
    }

    /** Who revokes a leaked token may well paste it; kept in a text it would leak again. */
    static void requireNoSecret(String text, String field) {
        if (PatFormat.isIn(text)) {
            throw FaultException.of(
                    Fault.INVALID_REQUEST,
                    FaultException.field(field),
                    "The " + field + " holds the value of a token. Leave it out, and revoke that token.");
        }
    }

    static boolean isVisible(String text) {
        return text.codePoints()
                .anyMatch(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && Character.getType(c) != Character.FORMAT);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> !isBidiControl(c);
        };
    }

    /** Unicode's property Bidi_Control: what may make a text look like another one. */
    private static boolean isBidiControl(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
