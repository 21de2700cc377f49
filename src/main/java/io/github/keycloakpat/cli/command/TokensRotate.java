package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.session.Expiry;
import io.github.keycloakpat.cli.session.SecretOptions;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.shell.Times;
import io.github.keycloakpat.client.Fields;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcpat tokens rotate}. */
@Command(
        name = "rotate",
        description = "Give a token another value, and other rights and another end if you say so.",
        footer = {
            "",
            "The old value ends at once, or after --grace. What is not said stays as it is.",
            "",
            "Examples:",
            "  kcpat tokens rotate ID --grace 1d --secret-file ./ci.token",
            "  kcpat tokens rotate ID --end-grace                 # the old value ends now",
            "  KCPAT_TOKEN=… kcpat tokens rotate self --secret-file ./ci.token"
        })
final class TokensRotate implements Action {
    @Parameters(paramLabel = "ID", description = "Of the list; 'self' for that of KCPAT_TOKEN.")
    String id = "";

    @Mixin
    GrantOptions grant = new GrantOptions();

    @Option(
            names = Expiry.OPTION,
            paramLabel = "WHEN",
            description = "30d, P30D, 2026-12-31, 2026-12-31T23:59:59Z or never; else as before.")
    Optional<String> expires = Optional.empty();

    @Option(names = "--grace", paramLabel = "DURATION", description = "How long the old value works on, such as 1d.")
    Optional<String> grace = Optional.empty();

    @Option(names = "--end-grace", description = "No new value: end the old one's grace.")
    boolean endGrace;

    @Mixin
    SecretOptions secret = new SecretOptions();

    @Override
    public void run(Context context) {
        Fields fields = new Fields().put("gracePeriod", grace.map(text -> Times.requireDuration(text, "--grace")));
        grant.put(fields);
        Expiry.put(fields, expires);
        if (endGrace) {
            endGrace(context, fields);
        } else {
            NewValue.issue(context, secret, () -> context.client().own().rotate(context.tokenId(id), fields));
        }
    }

    private void endGrace(Context context, Fields fields) {
        if (!fields.isEmpty()) {
            throw Stop.wrongUsage("--end-grace changes nothing else.", "Give it alone.");
        }
        context.client().own().endGrace(context.tokenId(id));
        context.done("ended", 1, "The old value works no more.");
    }
}
