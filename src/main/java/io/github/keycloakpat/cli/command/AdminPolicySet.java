package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.client.Fields;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kcpat admin policy set}. */
@Command(
        name = "set",
        description = "Change fields of the realm's policy. The others stay.",
        footer = {
            "",
            "Lists are separated by commas; null sets a field back; '-' reads JSON from standard input.",
            "Tightening ends no token: kcpat admin tokens list --violates-policy",
            "",
            "Examples:",
            "  kcpat admin policy set maxLifetime=90d defaultLifetime=30d",
            "  kcpat admin policy set grantableScopes=read,execute requiredRole=null",
            "  kcpat admin policy set - < policy.json"
        })
final class AdminPolicySet implements Action {
    @Parameters(paramLabel = "FIELD=VALUE", arity = "1..*", description = "As kcpat admin policy get shows them.")
    List<String> changes = new ArrayList<>();

    @Override
    public void run(Context context) {
        Fields fields = changes.equals(List.of("-"))
                ? PolicyChange.document(context.terminal().input())
                : PolicyChange.of(changes);
        PolicyText.show(context, context.client().policy().update(fields));
    }
}
