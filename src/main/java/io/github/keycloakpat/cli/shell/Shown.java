package io.github.keycloakpat.cli.shell;

import java.util.Locale;

/**
 * Text of others, made harmless for a terminal: what could move the cursor, turn the direction of writing or hide itself is
 * written as its code point, {@code \}{@code u202E}.
 */
public final class Shown {
    private static final int WIDE_FROM = 0x1100;
    private static final int EMOJI = 0xFE0F;

    private Shown() {}

    public static String text(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(shown, point));
        return shown.toString();
    }

    /** The same for JSON in lines, in which such characters stand in texts only and have an escape of their own. */
    public static String json(String json) {
        StringBuilder shown = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            if (point == '\n' || isHarmless(point)) {
                shown.appendCodePoint(point);
            } else {
                for (char unit : Character.toChars(point)) {
                    shown.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
                }
            }
        });
        return shown.toString();
    }

    private static void append(StringBuilder shown, int point) {
        if (!isHarmless(point)) {
            shown.append(
                    point > Character.MAX_VALUE
                            ? String.format(Locale.ROOT, "\\U%08X", point)
                            : String.format(Locale.ROOT, "\\u%04X", point));
        } else {
            shown.appendCodePoint(point);
        }
    }

    /** Letters and marks that are drawn as nothing (Unicode, Default_Ignorable_Code_Point) and can carry a hidden text. */
    public static boolean isInvisible(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x17B4
                || point == 0x17B5
                || (point >= 0x180B && point <= 0x180F)
                || point == 0x2800
                || point == 0x3164
                || (point >= 0xFE00 && point <= 0xFE0F)
                || point == 0xFFA0
                || (point >= 0xE0000 && point <= 0xE0FFF);
    }

    /** A selector that makes a picture of a letter stays: many names have one. */
    private static boolean isHarmless(int point) {
        return point == EMOJI || (!isInvisible(point) && isOfAHarmlessKind(point));
    }

    private static boolean isOfAHarmlessKind(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** How many columns a text takes. */
    public static int width(String text) {
        return text.codePoints().map(Shown::width).sum();
    }

    /** Cut to so many columns, with an ellipsis where something is missing. */
    public static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int left = columns - 1;
        for (int point : text.codePoints().toArray()) {
            left -= width(point);
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.append('…').toString();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return point >= WIDE_FROM && isWide(point) ? 2 : 1;
    }

    /** Scripts and pictures that terminals draw two columns wide (Unicode Standard Annex #11, roughly). */
    private static boolean isWide(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
            default -> (point >= 0xFF01 && point <= 0xFF60) || (point >= 0x1F300 && point <= 0x1FAFF);
        };
    }
}
