package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Times;
import io.github.keycloakpat.client.Query;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which of a realm's tokens: the filters of the list, and of revoking many. */
final class RealmFilter {
    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "${COMPLETION-CANDIDATES}; active ones if it is missing.")
    Optional<StatusOptions.Status> status = Optional.empty();

    @Option(names = "--search", paramLabel = "TEXT", description = "In the name, the description or the hint.")
    Optional<String> search = Optional.empty();

    @Option(names = "--user", paramLabel = "USERNAME", description = "Of this owner.")
    Optional<String> username = Optional.empty();

    @Option(names = "--user-id", paramLabel = "USER-ID", description = "Of the owner with this id.")
    Optional<String> userId = Optional.empty();

    @Option(names = "--scope", paramLabel = "SCOPE", description = "With this scope.")
    Optional<String> scope = Optional.empty();

    @Option(
            names = {"--env", "--audience"},
            paramLabel = "APP",
            description = "For this application (client id).")
    Optional<String> audience = Optional.empty();

    @Option(names = "--expires-before", paramLabel = "WHEN", description = "30d (from now), 2026-12-31, or a time.")
    Optional<String> expiresBefore = Optional.empty();

    @Option(names = "--unused-since", paramLabel = "WHEN", description = "90d (ago), 2026-12-31, or a time.")
    Optional<String> unusedSince = Optional.empty();

    @Option(names = "--violates-policy", description = "That today's policy would not let be made so.")
    boolean violatesPolicy;

    /** By the server's names; empty if nothing was said. */
    Map<String, String> values(Context context) {
        Map<String, String> values = new LinkedHashMap<>();
        status.ifPresent(value -> values.put("status", value.name()));
        search.ifPresent(value -> values.put("search", value));
        username.ifPresent(value -> values.put("username", value));
        userId.ifPresent(value -> values.put("userId", value));
        scope.ifPresent(value -> values.put("scope", value));
        audience.ifPresent(value -> values.put("audience", value));
        ZoneId zone = ZoneId.systemDefault();
        expiresBefore.ifPresent(
                value -> values.put("expiresBefore", Times.future(value, "--expires-before", context.now(), zone)));
        unusedSince.ifPresent(
                value -> values.put("unusedSince", Times.past(value, "--unused-since", context.now(), zone)));
        if (violatesPolicy) {
            values.put("violatesPolicy", "true");
        }
        return values;
    }

    static Query query(Map<String, String> values) {
        Query query = Query.all();
        for (Map.Entry<String, String> value : values.entrySet()) {
            query = query.with(value.getKey(), value.getValue());
        }
        return query;
    }
}
