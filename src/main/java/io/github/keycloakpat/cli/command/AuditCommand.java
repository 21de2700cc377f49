package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.AuditEntryRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Times;
import io.github.keycloakpat.client.Query;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kcpat audit}. */
@Command(
        name = "audit",
        description = "What happened to the tokens of the realm, newest first. For administrators.",
        footer = {
            "",
            "Examples:",
            "  kcpat audit --type LEAKED --type REVOKED --from 7d",
            "  kcpat audit --token-name ci-staging --output json"
        })
public final class AuditCommand implements Action {
    @Option(names = "--user", paramLabel = "USER-ID", description = "Of this owner's tokens.")
    Optional<String> user = Optional.empty();

    @Option(names = "--token-id", paramLabel = "ID", description = "Of this token.")
    Optional<String> tokenId = Optional.empty();

    @Option(names = "--token-name", paramLabel = "NAME", description = "Of tokens that had this name then.")
    Optional<String> tokenName = Optional.empty();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "CREATED, ROTATED, REVOKED, LEAKED, … Repeat it for more.")
    List<String> types = new ArrayList<>();

    @Option(names = "--from", paramLabel = "WHEN", description = "Since then: 7d (ago), 2026-12-31, or a time.")
    Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "WHEN", description = "Before then.")
    Optional<String> to = Optional.empty();

    @Mixin
    PageOptions pages = new PageOptions();

    @Override
    public void run(Context context) {
        Query query = Query.all()
                .with("userId", user)
                .with("tokenId", tokenId)
                .with("tokenName", tokenName)
                .with("from", from.map(text -> past(context, text, "--from")))
                .with("to", to.map(text -> past(context, text, "--to")));
        for (String type : types) {
            query = query.with("type", type.toUpperCase(Locale.ROOT));
        }
        List<AuditEntryRepresentation> entries =
                pages.read(context, query, context.client().realm()::trail);
        context.show(entries, () -> AuditText.ofRealm(entries));
    }

    private static String past(Context context, String text, String option) {
        return Times.past(text, option, context.now(), ZoneId.systemDefault());
    }
}
