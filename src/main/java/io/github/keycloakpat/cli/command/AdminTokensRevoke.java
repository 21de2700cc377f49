package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Facts;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Fields;
import io.github.keycloakpat.client.RealmTokens;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcpat admin tokens revoke}. */
@Command(
        name = "revoke",
        description = "End one token of the realm, or all that filters find. Their owners can't bring them back.",
        footer = {
            "",
            "Examples:",
            "  kcpat admin tokens revoke ID --reason 'laptop stolen' --compromised",
            "  kcpat admin tokens revoke --user alice --reason 'has left' --yes",
            "  kcpat admin tokens revoke --unused-since 180d --reason unused"
        })
final class AdminTokensRevoke implements Action {
    @Parameters(paramLabel = "ID", arity = "0..1", description = "Of kcpat admin tokens list.")
    Optional<String> id = Optional.empty();

    @Mixin
    RealmFilter filter = new RealmFilter();

    @Option(names = "--all", description = "Without filters: every token that you may manage.")
    boolean all;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; owners read it too.")
    Optional<String> reason = Optional.empty();

    @Option(names = "--compromised", description = "With ID: others may have the value.")
    boolean compromised;

    @Override
    public void run(Context context) {
        Map<String, String> values = filter.values(context);
        int ways = (id.isPresent() ? 1 : 0) + (values.isEmpty() ? 0 : 1) + (all ? 1 : 0);
        if (ways != 1 || (compromised && id.isEmpty())) {
            throw Stop.wrongUsage(
                    "Which tokens?", "Give an ID (with --compromised, if it is), or filters, or --all for every one.");
        }
        if (id.isPresent()) {
            one(context, id.get());
        } else {
            many(context, values);
        }
    }

    private void one(Context context, String token) {
        context.confirm(() -> "Revoke " + PatText.named(context.client().realm().get(token)) + "?");
        context.client()
                .realm()
                .revoke(token, new Fields().put("reason", reason).put("compromised", compromised));
        context.done("revoked", 1, "Revoked.");
    }

    private void many(Context context, Map<String, String> values) {
        context.confirm(() -> "Revoke " + count(context, values) + " tokens?");
        Fields fields = new Fields().put("filter", values).put("reason", reason).put("all", all);
        RealmTokens.Revoked revoked =
                context.during("Revoking …", () -> context.client().realm().revokeAll(fields));
        context.showFacts(
                revoked,
                () -> new Facts()
                        .add("Revoked", Long.toString(revoked.revoked()))
                        .add("Left as they were", Long.toString(revoked.skipped())));
    }

    private static long count(Context context, Map<String, String> values) {
        return context.client()
                .realm()
                .list(RealmFilter.query(values).page(0, 0))
                .total();
    }
}
