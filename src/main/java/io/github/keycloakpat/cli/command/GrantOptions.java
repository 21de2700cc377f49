package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a token may do, for whom and from where. What is not said is preset, or stays. */
final class GrantOptions {
    @Option(names = "--scope", paramLabel = "SCOPE", description = "A scope that it has. Repeat it for more.")
    List<String> scopes = new ArrayList<>();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "A role that it has, ROLE or CLIENT/ROLE; without this those that its scopes bring.")
    List<String> roles = new ArrayList<>();

    @Option(names = "--no-roles", description = "It has no roles, whatever its scopes bring.")
    boolean noRoles;

    @Option(
            names = {"--env", "--audience"},
            paramLabel = "APP",
            description = "An application (client id) that it is good for.")
    List<String> audiences = new ArrayList<>();

    @Option(
            names = "--detail",
            paramLabel = "TYPE:ACTION[,ACTION]:ID[,ID]",
            description = "Operations on particular entities; * as the id for all.")
    List<String> details = new ArrayList<>();

    @Option(names = "--allow-ip", paramLabel = "CIDR", description = "A network from which it may be used.")
    List<String> addresses = new ArrayList<>();

    void put(Fields fields) {
        if (noRoles && !roles.isEmpty()) {
            throw Stop.wrongUsage("--role and --no-roles contradict each other.", "Leave one of them out.");
        }
        list(fields, "scopes", scopes);
        list(fields, "roles", roles);
        if (noRoles) {
            fields.put("roles", List.of());
        }
        list(fields, "audiences", audiences);
        list(fields, "allowedIps", addresses);
        if (!details.isEmpty()) {
            fields.put("authorizationDetails", details(details));
        }
    }

    private static void list(Fields fields, String name, List<String> values) {
        if (!values.isEmpty()) {
            fields.put(name, values);
        }
    }

    static List<Map<String, Object>> details(List<String> typed) {
        return typed.stream().map(GrantOptions::detail).toList();
    }

    /** Colons in the ids are theirs. */
    private static Map<String, Object> detail(String typed) {
        String[] parts = typed.split(":", 3);
        if (parts.length != 3 || parts[0].isBlank()) {
            throw Stop.wrongUsage(
                    "--detail: '" + Shown.text(typed) + "' is not understood.",
                    "Write TYPE:ACTION[,ACTION]:ID[,ID], for example channel:read,publish:c-42, or channel:read:*");
        }
        return Map.of("type", parts[0], "actions", words(parts[1], typed), "identifiers", words(parts[2], typed));
    }

    private static List<String> words(String list, String typed) {
        List<String> words = List.of(list.split(",", -1));
        if (words.stream().anyMatch(String::isBlank)) {
            throw Stop.wrongUsage(
                    "--detail: '" + Shown.text(typed) + "' has an empty part.",
                    "Write TYPE:ACTION[,ACTION]:ID[,ID], for example channel:read,publish:c-42");
        }
        return words;
    }
}
