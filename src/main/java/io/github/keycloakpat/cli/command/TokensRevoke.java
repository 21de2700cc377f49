package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.client.Fields;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcpat tokens revoke}. */
@Command(
        name = "revoke",
        description = "End a token at once. Its value never works again.",
        footer = {
            "",
            "It can be regenerated with another value, unless it is --compromised.",
            "",
            "Examples:",
            "  kcpat tokens revoke ID --reason 'pipeline is gone'",
            "  kcpat tokens revoke ID --reason 'was in a log' --compromised --yes"
        })
final class TokensRevoke implements Action {
    @Parameters(paramLabel = "ID", description = "Of the list; 'self' for that of KCPAT_TOKEN.")
    String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who look it up later.")
    Optional<String> reason = Optional.empty();

    @Option(names = "--compromised", description = "Others may have the value: it can't be regenerated.")
    boolean compromised;

    @Option(names = "--descendants", description = "Also the tokens that it made, and those that they made.")
    boolean descendants;

    @Override
    public void run(Context context) {
        String token = context.mayAsk() ? context.tokenId(id) : id;
        context.confirm(() -> "Revoke " + PatText.named(context.client().own().get(token)) + "?");
        Fields fields = new Fields()
                .put("reason", reason)
                .put("compromised", compromised)
                .put("descendants", descendants);
        context.client().own().revoke(context.tokenId(token), fields);
        context.done("revoked", 1, "Revoked.");
    }
}
