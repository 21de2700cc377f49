package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Detail;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Fields;
import java.util.ArrayList;
import java.util.List;
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
            fields.put("authorizationDetails", Detail.parse(details, "--detail"));
        }
    }

    private static void list(Fields fields, String name, List<String> values) {
        if (!values.isEmpty()) {
            fields.put(name, values);
        }
    }
}
