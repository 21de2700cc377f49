package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.StatsRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Facts;
import picocli.CommandLine.Command;

/** {@code kcpat admin tokens stats}. */
@Command(
        name = "stats",
        description = "How many tokens there are, and how many need a look.",
        footer = {"", "Example:", "  kcpat admin tokens stats"})
final class AdminTokensStats implements Action {
    @Override
    public void run(Context context) {
        StatsRepresentation stats = context.client().realm().stats();
        context.showFacts(
                stats,
                () -> new Facts()
                        .add("Active", Long.toString(stats.active()))
                        .add("  expire in 7 days", Long.toString(stats.expiringIn7Days()))
                        .add("  expire in 30 days", Long.toString(stats.expiringIn30Days()))
                        .add("  never used", Long.toString(stats.neverUsed()))
                        .add("  unused for 90 days", Long.toString(stats.unused90Days()))
                        .add("  outside the policy", Long.toString(stats.outsidePolicy()))
                        .add("Expired", Long.toString(stats.expired()))
                        .add("Revoked", Long.toString(stats.revoked())));
    }
}
