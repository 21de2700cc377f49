package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.cli.shell.Shown;
import java.util.Locale;

/**
 * Words of others in quotes, as JSON has them. What could be drawn as nothing, over other letters or as a picture of its own
 * is written as its code point: of white space only single blanks stay, of marks two on a letter.
 */
final class Quoted {
    private static final int MOST_MARKS = 2;

    private Quoted() {}

    static String text(String words) {
        StringBuilder quoted = new StringBuilder("\"");
        int last = 0;
        int marks = MOST_MARKS;
        for (int point : words.codePoints().toArray()) {
            marks = isMark(point) ? marks + 1 : 0;
            quoted.append(isHidden(point, last) || marks > MOST_MARKS ? code(point) : shown(point));
            last = point;
        }
        return quoted.append('"').toString();
    }

    private static String shown(int point) {
        return point == '"' || point == '\\' ? "\\" + (char) point : Shown.text(Character.toString(point));
    }

    private static String code(int point) {
        return String.format(Locale.ROOT, point > Character.MAX_VALUE ? "\\U%08X" : "\\u%04X", point);
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isHidden(int point, int last) {
        boolean blank = Character.isSpaceChar(point) && (point != ' ' || last == ' ');
        return blank || point == '<' || Shown.isInvisible(point);
    }
}
