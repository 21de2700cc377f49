package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.cli.shell.Shown;
import java.util.Locale;

/** Words of others in quotes, as JSON has them; of white space only single blanks are left as they are. */
final class Quoted {
    private Quoted() {}

    static String text(String words) {
        StringBuilder quoted = new StringBuilder("\"");
        int last = 0;
        for (int point : words.codePoints().toArray()) {
            quoted.append(shown(point, last));
            last = point;
        }
        return quoted.append('"').toString();
    }

    private static String shown(int point, int last) {
        if (point == '"' || point == '\\') {
            return "\\" + (char) point;
        }
        if (isBlank(point) && (point != ' ' || last == ' ')) {
            return String.format(Locale.ROOT, "\\u%04X", point);
        }
        return Shown.text(Character.toString(point));
    }

    /** Also letters that are drawn as nothing, such as U+3164. */
    private static boolean isBlank(int point) {
        return Character.isSpaceChar(point)
                || point == 0x3164
                || point == 0xFFA0
                || point == 0x115F
                || point == 0x1160
                || point == 0x2800;
    }
}
