package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.PolicyRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import picocli.CommandLine.Command;

/** {@code kcpat admin policy get}. */
@Command(
        name = "get",
        description = "Show the realm's policy as it counts.",
        footer = {"", "Example:", "  kcpat admin policy get --output json > policy.json"})
final class AdminPolicyGet implements Action {
    @Override
    public void run(Context context) {
        PolicyRepresentation policy = context.client().policy().get();
        PolicyText.show(context, policy);
    }
}
