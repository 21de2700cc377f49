package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.GrantableRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Facts;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code kcpat tokens grantable}. */
@Command(
        name = "grantable",
        description = "What you may put into a token, and the rules of the realm for it.",
        footer = {"", "Example:", "  kcpat tokens grantable"})
final class TokensGrantable implements Action {
    @Override
    public void run(Context context) {
        GrantableRepresentation grantable = context.client().own().grantable();
        context.showFacts(grantable, () -> facts(grantable));
    }

    private static Facts facts(GrantableRepresentation grantable) {
        GrantableRepresentation.Policy policy = grantable.policy();
        Facts facts = new Facts();
        grantable.scopes().forEach(scope -> facts.add("Scope " + scope.name(), description(scope)));
        List<String> details = grantable.authorizationDetailTypes().entrySet().stream()
                .map(type -> type.getKey() + ":" + String.join(",", type.getValue()))
                .toList();
        return facts.add("Roles", grantable.roles())
                .add("Applications", grantable.audiences())
                .add("More applications", grantable.audiencesTruncated() ? "yes, by their client id" : null)
                .add("Permissions", String.join("; ", details))
                .add("You may create tokens", policy.creationAllowed() ? "yes" : "no")
                .add("Longest life", policy.maxLifetime())
                .add("Life if none is given", policy.defaultLifetime())
                .add("May live for ever", policy.neverExpireAllowed() ? "yes" : "no")
                .add("Active tokens at most", Integer.toString(policy.maxTokensPerUser()))
                .add("Longest grace", policy.maxGracePeriod());
    }

    private static String description(GrantableRepresentation.Scope scope) {
        String description = scope.description();
        return description == null || description.isEmpty() ? "-" : description;
    }
}
