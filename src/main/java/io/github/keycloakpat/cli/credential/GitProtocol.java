package io.github.keycloakpat.cli.credential;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What git asks of a helper and is answered, in lines of {@code key=value} (gitcredentials, git-credential "INPUT/OUTPUT FORMAT"). */
public final class GitProtocol {
    private static final String ANYBODY = "token";

    private GitProtocol() {}

    /** Whether a question is about one of these hosts; if not, git asks its other helpers. */
    public static boolean isFor(String question, Hosts hosts) {
        if (!isPlain(question)) {
            return false;
        }
        Map<String, String> asked = parse(question);
        return hosts.has(asked.getOrDefault("protocol", ""), asked.getOrDefault("host", ""));
    }

    /** A user name that git has already stays. */
    public static String answer(String question, String token) {
        String user = Optional.ofNullable(parse(question).get("username"))
                .filter(name -> !name.isEmpty())
                .orElse(ANYBODY);
        return "username=" + user + "\npassword=" + token + "\n";
    }

    /** A line of another kind, hidden in an address by a carriage return, could name another host (as in CVE-2024-52006). */
    private static boolean isPlain(String question) {
        boolean controlled = question.chars().anyMatch(point -> point != '\n' && Character.isISOControl(point));
        return !controlled && once(question, "protocol=") && once(question, "host=");
    }

    private static boolean once(String question, String key) {
        return question.lines().filter(line -> line.startsWith(key)).count() == 1;
    }

    private static Map<String, String> parse(String question) {
        Map<String, String> fields = new HashMap<>();
        question.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return fields;
    }
}
