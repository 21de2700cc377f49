package io.github.keycloakpat.core.manage;

import static io.github.keycloakpat.core.manage.MetaScope.AUDIT_READ;
import static io.github.keycloakpat.core.manage.MetaScope.TOKENS_READ;
import static io.github.keycloakpat.core.manage.MetaScope.TOKENS_REVOKE;
import static io.github.keycloakpat.core.manage.MetaScope.TOKENS_ROTATE;
import static io.github.keycloakpat.core.manage.MetaScope.TOKENS_WRITE;
import static io.github.keycloakpat.core.manage.MetaScope.WEBHOOKS_READ;
import static io.github.keycloakpat.core.manage.MetaScope.WEBHOOKS_WRITE;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call of our REST interface that a token may make, and by which scope. What is not in these tables no token may call:
 * bringing tokens back, and a realm's policy.
 *
 * @param realm its name, as the path has it
 */
public record ManagementCall(String realm, MetaScope scope) {
    private static final String SEGMENT = "personal-access-tokens";

    /**
     * {@code *} stands for the id of a token, a webhook or a delivery, {@code +} for the name of what is to be taken away
     * from a token.
     */
    private static final List<Template> OF_A_TOKEN = List.of(
            new Template("GET", "*", TOKENS_READ),
            new Template("PUT", "*", TOKENS_WRITE),
            new Template("DELETE", "*", TOKENS_REVOKE),
            new Template("GET", "*/scopes", TOKENS_READ),
            new Template("POST", "*/scopes", TOKENS_WRITE),
            new Template("DELETE", "*/scopes", TOKENS_WRITE),
            new Template("DELETE", "*/scopes/+", TOKENS_WRITE),
            new Template("DELETE", "*/authorization-details/+", TOKENS_WRITE),
            new Template("POST", "*/rotate", TOKENS_ROTATE),
            new Template("POST", "*/revoke", TOKENS_REVOKE),
            new Template("GET", "*/events", AUDIT_READ));

    private static final List<Template> OF_A_USER = List.of(
            new Template("GET", "", TOKENS_READ),
            new Template("POST", "", TOKENS_WRITE),
            new Template("DELETE", "", TOKENS_REVOKE),
            new Template("GET", "grantable", TOKENS_READ),
            new Template("DELETE", "*/previous-secret", TOKENS_ROTATE));

    private static final List<Template> OF_A_REALM = List.of(
            new Template("GET", "", TOKENS_READ),
            new Template("POST", "", TOKENS_WRITE),
            new Template("POST", "revoke", TOKENS_REVOKE),
            new Template("POST", "inspect", TOKENS_READ),
            new Template("GET", "stats", TOKENS_READ),
            new Template("GET", "events", AUDIT_READ),
            new Template("GET", "webhooks", WEBHOOKS_READ),
            new Template("POST", "webhooks", WEBHOOKS_WRITE),
            new Template("GET", "webhooks/*", WEBHOOKS_READ),
            new Template("PUT", "webhooks/*", WEBHOOKS_WRITE),
            new Template("DELETE", "webhooks/*", WEBHOOKS_WRITE),
            new Template("POST", "webhooks/*/rotate-secret", WEBHOOKS_WRITE),
            new Template("POST", "webhooks/*/test", WEBHOOKS_WRITE),
            new Template("GET", "webhooks/*/deliveries", WEBHOOKS_READ),
            new Template("POST", "webhooks/*/deliveries/*/redeliver", WEBHOOKS_WRITE));

    /**
     * Reads a request.
     *
     * @param path decoded, from the server's root on, without a slash at its beginning
     * @return empty for everything but a call that tokens may make
     */
    public static Optional<ManagementCall> of(String method, String path) {
        List<String> segments = List.of(path.split("/", -1));
        if (isAt(segments, 0)) {
            return find(method, segments, 0, OF_A_USER);
        }
        if (segments.get(0).equals("admin") && isAt(segments, 1)) {
            return find(method, segments, 1, OF_A_REALM);
        }
        return Optional.empty();
    }

    private static boolean isAt(List<String> segments, int start) {
        return segments.size() >= start + 3
                && segments.get(start).equals("realms")
                && segments.get(start + 2).equals(SEGMENT);
    }

    private static Optional<ManagementCall> find(
            String method, List<String> segments, int start, List<Template> besides) {
        List<String> rest = segments.subList(start + 3, segments.size());
        return List.of(besides, OF_A_TOKEN).stream()
                .flatMap(List::stream)
                .filter(template -> template.matches(method, rest))
                .findFirst()
                .map(template -> new ManagementCall(segments.get(start + 1), template.scope));
    }

    private record Template(String method, String path, MetaScope scope) {
        private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[\\x21-\\x7E&&[^/\\\\;%]]+");

        boolean matches(String calledBy, List<String> segments) {
            List<String> wanted = path.isEmpty() ? List.of() : List.of(path.split("/"));
            if (!method.equals(calledBy) || wanted.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < wanted.size(); i++) {
                if (!fits(wanted.get(i), segments.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean fits(String wanted, String segment) {
            return switch (wanted) {
                case "*" -> ID.matcher(segment).matches();
                case "+" -> NAME.matcher(segment).matches();
                default -> wanted.equals(segment);
            };
        }
    }
}
