package io.github.keycloakpat.cli.session;

import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import java.util.List;
import java.util.Map;

/** Operations on particular entities as people write them: {@code TYPE:ACTION[,ACTION]:ID[,ID]} (RFC 9396 in one word). */
public final class Detail {
    private static final String EXAMPLE =
            "Write TYPE:ACTION[,ACTION]:ID[,ID], for example channel:read,publish:c-42, or channel:read:*";

    private Detail() {}

    /** @param option where they stand, for what is said about a wrong one */
    public static List<Map<String, Object>> parse(List<String> typed, String option) {
        return typed.stream().map(one -> parse(one, option)).toList();
    }

    /** Colons in the ids are theirs. */
    private static Map<String, Object> parse(String typed, String option) {
        String[] parts = typed.split(":", 3);
        if (parts.length != 3 || parts[0].isBlank()) {
            throw Stop.wrongUsage(option + ": '" + Shown.text(typed) + "' is not understood.", EXAMPLE);
        }
        return Map.of(
                "type",
                parts[0],
                "actions",
                words(parts[1], typed, option),
                "identifiers",
                words(parts[2], typed, option));
    }

    private static List<String> words(String list, String typed, String option) {
        List<String> words = List.of(list.split(",", -1));
        if (words.stream().anyMatch(String::isBlank)) {
            throw Stop.wrongUsage(option + ": '" + Shown.text(typed) + "' has an empty part.", EXAMPLE);
        }
        return words;
    }
}
