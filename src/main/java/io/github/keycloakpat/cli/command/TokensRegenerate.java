package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.session.Expiry;
import io.github.keycloakpat.cli.session.SecretOptions;
import io.github.keycloakpat.client.Fields;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcpat tokens regenerate}. */
@Command(
        name = "regenerate",
        description = "Bring a revoked or expired token back, with another value and a new life.",
        footer = {
            "",
            "Name, description and rights stay. Old values stay dead.",
            "",
            "Example:",
            "  kcpat tokens regenerate ID --expires 30d --secret-file ./ci.token"
        })
final class TokensRegenerate implements Action {
    @Parameters(paramLabel = "ID", description = "Of kcpat tokens list --all.")
    String id = "";

    @Option(
            names = Expiry.OPTION,
            paramLabel = "WHEN",
            description = "30d, P30D, 2026-12-31, 2026-12-31T23:59:59Z or never; else as the realm presets.")
    Optional<String> expires = Optional.empty();

    @Mixin
    SecretOptions secret = new SecretOptions();

    @Override
    public void run(Context context) {
        Fields fields = new Fields();
        Expiry.put(fields, expires);
        NewValue.issue(context, secret, () -> context.client().own().regenerate(id, fields));
    }
}
