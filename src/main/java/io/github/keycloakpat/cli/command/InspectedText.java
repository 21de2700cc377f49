package io.github.keycloakpat.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Facts;
import io.github.keycloakpat.cli.shell.Times;

/** Whose a value is or was, for people. */
final class InspectedText {
    private InspectedText() {}

    /** @param pat a token, or what is left of a deleted one */
    static void show(Context context, JsonNode pat) {
        context.showFacts(pat, () -> facts(context, pat));
        if (pat.hasNonNull("deletedAt")) {
            context.note(
                    "This token is deleted. If a service still uses it: make a new one there, and update the service.");
        }
    }

    private static Facts facts(Context context, JsonNode pat) {
        Facts facts = new Facts();
        facts.add("Id", text(pat, "id"))
                .add("Name", text(pat, "name"))
                .add("Owner", text(pat, "username"))
                .add("Owner's id", text(pat, "userId"))
                .add("Status", text(pat, "status"))
                .add("Value", text(pat, "hint"));
        time(context, facts, "Created", pat, "createdAt");
        time(context, facts, "Expires", pat, "expiresAt");
        time(context, facts, "Last used", pat, "lastUsedAt");
        time(context, facts, "Revoked", pat, "revokedAt");
        facts.add("Reason", text(pat, "revokeReason"));
        time(context, facts, "Deleted", pat, "deletedAt");
        return facts;
    }

    private static void time(Context context, Facts facts, String name, JsonNode pat, String field) {
        facts.add(name, Times.withDistance(pat.path(field).textValue(), context.now()));
    }

    private static String text(JsonNode pat, String field) {
        return pat.path(field).asText("");
    }
}
