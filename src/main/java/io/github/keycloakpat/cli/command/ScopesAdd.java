package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.RightsRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.session.Detail;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Fields;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcpat tokens scopes add}. */
@Command(
        name = "add",
        description = "Add scopes, or operations on entities.",
        footer = {
            "",
            "Examples:",
            "  kcpat tokens scopes add ID read execute",
            "  kcpat tokens scopes add ID --detail channel:read:c-42"
        })
final class ScopesAdd implements Action {
    @Parameters(index = "0", paramLabel = "ID", description = "Of the list; 'self' for that of KCPAT_TOKEN.")
    String id = "";

    @Parameters(index = "1..*", paramLabel = "SCOPE", description = "Scopes to add.")
    List<String> scopes = new ArrayList<>();

    @Option(
            names = "--detail",
            paramLabel = "TYPE:ACTION[,ACTION]:ID[,ID]",
            description = "Operations on particular entities; * as the id for all.")
    List<String> details = new ArrayList<>();

    @Override
    public void run(Context context) {
        if (scopes.isEmpty() && details.isEmpty()) {
            throw Stop.wrongUsage(
                    "What is to be added?", "Name scopes, or give --detail. Possible ones: kcpat tokens grantable");
        }
        Fields fields = new Fields();
        if (!scopes.isEmpty()) {
            fields.put("scopes", scopes);
        }
        if (!details.isEmpty()) {
            fields.put("authorizationDetails", Detail.parse(details, "--detail"));
        }
        RightsRepresentation rights = context.client().own().addRights(context.tokenId(id), fields);
        context.showFacts(rights, () -> RightsText.of(rights));
    }
}
