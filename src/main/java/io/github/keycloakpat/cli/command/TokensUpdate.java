package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Fields;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcpat tokens update}. */
@Command(
        name = "update",
        description = "Rename, describe or narrow a token. To widen it, rotate it.",
        footer = {
            "",
            "Lists that are given replace those that it has, and are a part of them.",
            "",
            "Examples:",
            "  kcpat tokens update ID --name ci-production",
            "  kcpat tokens update ID --scope read --allow-ip 10.1.0.0/16"
        })
final class TokensUpdate implements Action {
    @Parameters(paramLabel = "ID", description = "Of the list; 'self' for that of KCPAT_TOKEN.")
    String id = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What it is called from now on.")
    Optional<String> name = Optional.empty();

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for; '' for nothing.")
    Optional<String> description = Optional.empty();

    @Mixin
    GrantOptions grant = new GrantOptions();

    @Override
    public void run(Context context) {
        Fields fields = new Fields().put("name", name).put("description", description);
        grant.put(fields);
        if (fields.isEmpty()) {
            throw Stop.wrongUsage("Nothing was said that is to change.", "See kcpat tokens update --help");
        }
        PatRepresentation pat = context.client().own().update(context.tokenId(id), fields);
        context.showFacts(pat, () -> PatText.one(pat, context.now()));
    }
}
