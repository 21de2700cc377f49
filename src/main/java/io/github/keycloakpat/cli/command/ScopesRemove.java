package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.OwnTokens;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcpat tokens scopes remove}. */
@Command(
        name = "remove",
        description = "Take scopes away, or operations on entities.",
        footer = {
            "",
            "When the last one goes, the token may do nothing: it does not become unlimited.",
            "",
            "Examples:",
            "  kcpat tokens scopes remove ID execute",
            "  kcpat tokens scopes remove ID --detail-id DETAIL   # of tokens get ID --output json"
        })
final class ScopesRemove implements Action {
    @Parameters(index = "0", paramLabel = "ID", description = "Of the list; 'self' for that of KCPAT_TOKEN.")
    String id = "";

    @Parameters(index = "1..*", paramLabel = "SCOPE", description = "Scopes to take away.")
    List<String> scopes = new ArrayList<>();

    @Option(
            names = "--detail-id",
            paramLabel = "DETAIL",
            description = "The id of operations on entities, as JSON shows it.")
    List<String> details = new ArrayList<>();

    @Override
    public void run(Context context) {
        if (scopes.isEmpty() && details.isEmpty()) {
            throw Stop.wrongUsage(
                    "What is to be taken away?",
                    "Name scopes, or give --detail-id. Present ones: kcpat tokens get ID --output json. All: "
                            + "kcpat tokens scopes clear ID");
        }
        String token = context.tokenId(id);
        OwnTokens own = context.client().own();
        scopes.forEach(scope -> own.removeScope(token, scope));
        details.forEach(detail -> own.removeDetail(token, detail));
        RightsText.show(context, token);
    }
}
