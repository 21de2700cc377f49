package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Stop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcpat tokens get}. */
@Command(
        name = "get",
        description = "Show one token: what it may do, until when, and how it was used.",
        footer = {
            "",
            "Its value can't be had again. Make another one: kcpat tokens rotate ID",
            "",
            "Examples:",
            "  kcpat tokens get 0197e2a4-3b2c-7d1e-8f60-1a2b3c4d5e6f",
            "  KCPAT_TOKEN=… kcpat tokens get self"
        })
final class TokensGet implements Action {
    @Parameters(paramLabel = "ID", description = "Of the list; 'self' for that of KCPAT_TOKEN.")
    String id = "";

    /** Whoever asks for it learns that there is none. */
    @Option(names = "--show-secret", hidden = true, description = "Tells that there is none to show.")
    boolean showSecret;

    @Override
    public void run(Context context) {
        if (showSecret) {
            throw Stop.failed(
                    "The value of a token is shown once, when it is made; only a hash of it is kept.",
                    "Make another one: kcpat tokens rotate " + id);
        }
        PatRepresentation pat = context.client().own().get(context.tokenId(id));
        context.showFacts(pat, () -> PatText.one(pat, context.now()));
    }
}
