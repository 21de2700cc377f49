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

/** {@code kcpat tokens create}. */
@Command(
        name = "create",
        description = "Make a token. Its value is shown this once.",
        footer = {
            "",
            "Give each program a token of its own, and name it by service and environment.",
            "",
            "Examples:",
            "  kcpat tokens create ci-staging --scope execute --env orders-api --expires 90d",
            "  kcpat tokens create publisher --detail channel:publish:c-42 --allow-ip 10.0.0.0/8",
            "  kcpat tokens create ci --scope read --expires 2026-12-31 --secret-file ./ci.token"
        })
final class TokensCreate implements Action {
    @Parameters(paramLabel = "NAME", description = "What it is called, such as ci-staging.")
    String name = "";

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
    Optional<String> description = Optional.empty();

    @Mixin
    GrantOptions grant = new GrantOptions();

    @Option(
            names = Expiry.OPTION,
            paramLabel = "WHEN",
            description = "30d, P30D, 2026-12-31, 2026-12-31T23:59:59Z or never; else as the realm presets.")
    Optional<String> expires = Optional.empty();

    @Mixin
    SecretOptions secret = new SecretOptions();

    @Override
    public void run(Context context) {
        Fields fields = new Fields().put("name", name).put("description", description);
        grant.put(fields);
        Expiry.put(fields, expires);
        NewValue.issue(context, secret, () -> context.client().own().create(fields));
    }
}
