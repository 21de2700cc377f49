package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Values.caseFlipped;
import static io.github.keycloakpat.server.exchange.Values.changed;
import static io.github.keycloakpat.server.exchange.Values.checksummed;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Ways to spoil a good value, by name; the number in it is that of the refusal. All the rest stays as it was. */
public final class SpoiltValues {
    private static final Map<String, UnaryOperator<String>> WAYS = Stream.of(
                    spoilt("empty (1)", good -> ""),
                    spoilt("prefix only (2)", good -> good.substring(0, good.indexOf('_') + 1)),
                    spoilt("wrong prefix (3)", good -> checksummed("other" + good.substring(good.indexOf('_')))),
                    spoilt(
                            "prefix too long (3)",
                            good -> checksummed("abcdefghijklm" + good.substring(good.indexOf('_')))),
                    spoilt(
                            "prefix in upper case (3)",
                            good -> checksummed("KCPAT" + good.substring(good.indexOf('_')))),
                    spoilt("no prefix (3)", good -> good.substring(good.indexOf('_') + 1)),
                    spoilt("bad checksum (4)", good -> changed(good, -1)),
                    spoilt("truncated (5)", good -> good.substring(0, good.length() - 1)),
                    spoilt("truncated with checksum (5)", good -> checksummed(good.substring(0, good.length() - 1))),
                    spoilt("one character longer (5)", good -> checksummed(good + "0")),
                    spoilt("one character changed (6)", good -> checksummed(changed(good, 10))),
                    spoilt("case flipped (7)", Values::caseFlipped),
                    spoilt("case flipped with checksum (7)", good -> checksummed(caseFlipped(good))),
                    spoilt("ten kilobytes (8)", good -> good + "A".repeat(10_000)),
                    spoilt("line break inside (9)", good -> good.substring(0, 20) + "\n" + good.substring(20)),
                    spoilt("nul inside (9)", good -> good.substring(0, 20) + "\0" + good.substring(20)),
                    spoilt("delete inside (9)", good -> good.substring(0, 20) + "\u007f" + good.substring(20)),
                    spoilt(
                            "terminal colour inside (9)",
                            good -> good.substring(0, 20) + "\u001b[31m" + good.substring(20)),
                    spoilt(
                            "bracket of a colour inside (9)",
                            good -> good.substring(0, 20) + "[0m" + good.substring(20)),
                    spoilt("encoded control inside (9)", good -> good.substring(0, 20) + "%0A" + good.substring(20)),
                    spoilt("c1 control inside (9)", good -> good.substring(0, 20) + "\u0085" + good.substring(20)),
                    spoilt(
                            "zero width space inside (9)",
                            good -> good.substring(0, 20) + "\u200b" + good.substring(20)),
                    spoilt("line break at the end (9)", good -> good + "\n"),
                    spoilt("nul at the end (9)", good -> good + "\0"),
                    spoilt("not ascii (9)", good -> good.substring(0, 20) + "é" + good.substring(21)),
                    spoilt("full width digit (9)", good -> good.substring(0, 20) + "\uff11" + good.substring(21)),
                    spoilt("umlaut and emoji (9)", good -> "ü\ud83d\ude00"),
                    spoilt("extra separator (10)", good -> good.replace("_", "__")),
                    spoilt("separator at the end (10)", good -> good + "_"),
                    spoilt(
                            "separator inside (10)",
                            good -> checksummed(good.substring(0, 20) + "_" + good.substring(21))),
                    spoilt("space before (11)", good -> " " + good),
                    spoilt("space after (11)", good -> good + " "),
                    spoilt("tab after (11)", good -> good + "\t"),
                    spoilt("carriage return and line feed after (11)", good -> good + "\r\n"),
                    spoilt("no break space after (11)", good -> good + "\u00a0"),
                    spoilt("sql (12)", good -> good + "' OR '1'='1"),
                    spoilt("sql wild card (12)", good -> good.substring(0, 20) + "%"),
                    spoilt("ldap (12)", good -> "*)(uid=*))(|(uid=*"),
                    spoilt("twice (12)", good -> good + good))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));

    private SpoiltValues() {}

    public static Set<String> ways() {
        return WAYS.keySet();
    }

    public static String spoil(String way, String good) {
        return WAYS.get(way).apply(good);
    }

    private static Map.Entry<String, UnaryOperator<String>> spoilt(String way, UnaryOperator<String> how) {
        return Map.entry(way, how);
    }
}
