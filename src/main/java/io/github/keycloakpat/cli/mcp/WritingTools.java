package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.api.IssuedPatRepresentation;
import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.session.Expiry;
import io.github.keycloakpat.cli.session.SecretFile;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Times;
import io.github.keycloakpat.client.Fields;
import io.github.keycloakpat.client.OwnTokens;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tools that change something: each asks the person, and a new value goes into a file. */
final class WritingTools {
    private static final String ID = "The token's id, of pat_list.";
    private static final String EXPIRES = "When it ends: 30d, P30D, 2026-12-31, 2026-12-31T23:59:59Z or never.";
    private static final String FILE = " The new value goes into a file, whose path is the answer.";

    private final Context context;
    private final Approval approval;
    private final SecretFolder secrets;

    WritingTools(Context context, Approval approval, SecretFolder secrets) {
        this.context = context;
        this.approval = approval;
        this.secrets = secrets;
    }

    List<Tool> all() {
        return List.of(
                new Tool(
                        "pat_create",
                        "Create a token",
                        "Makes a token, once the user approves." + FILE + " Ask for as little as the task needs.",
                        Tool.Kind.ADDS,
                        WantedGrant.describe(new Schema()
                                        .required("name", "By service and environment, such as ci-staging."))
                                .text("description", "What it is for.")
                                .text("expires", EXPIRES),
                        this::create),
                new Tool(
                        "pat_rotate",
                        "Rotate a token",
                        "Gives a token another value, once the user approves; the old one ends at once or after a grace."
                                + FILE,
                        Tool.Kind.CHANGES,
                        new Schema()
                                .required("id", ID)
                                .text("grace", "How long the old value works on, such as 1d.")
                                .text("expires", EXPIRES),
                        this::rotate),
                new Tool(
                        "pat_regenerate",
                        "Regenerate a token",
                        "Brings a revoked or expired token back with another value, once the user approves." + FILE,
                        Tool.Kind.CHANGES,
                        new Schema().required("id", ID).text("expires", EXPIRES),
                        this::regenerate),
                new Tool(
                        "pat_revoke",
                        "Revoke a token",
                        "Ends a token at once, everywhere, once the user approves.",
                        Tool.Kind.ENDS,
                        new Schema()
                                .required("id", ID)
                                .text("reason", "Why, for those who look it up later.")
                                .flag("compromised", "Others may have the value: it never comes back."),
                        this::revoke),
                new Tool(
                        "pat_delete",
                        "Delete a token",
                        "Ends a token and takes it from the list, once the user approves. It can't be brought back.",
                        Tool.Kind.ENDS,
                        new Schema().required("id", ID),
                        this::delete));
    }

    private Object create(McpSyncServerExchange exchange, Arguments arguments) {
        String name = arguments.text("name");
        Fields fields = new Fields().put("name", name).put("description", arguments.optional("description"));
        WantedGrant grant = WantedGrant.of(arguments);
        grant.put(fields);
        Expiry.put(fields, arguments.optional("expires"));
        approval.ask(
                exchange,
                "Create the personal access token '" + Shown.text(name) + "'" + grant.inWords()
                        + arguments
                                .optional("expires")
                                .map(text -> ", until " + Shown.text(text))
                                .orElse("") + "?");
        return issued(name, own -> own.create(fields));
    }

    private Object rotate(McpSyncServerExchange exchange, Arguments arguments) {
        PatRepresentation pat = asked(exchange, arguments);
        Fields fields = new Fields()
                .put("gracePeriod", arguments.optional("grace").map(text -> Times.requireDuration(text, "grace")));
        Expiry.put(fields, arguments.optional("expires"));
        approval.ask(
                exchange,
                "Give the personal access token " + named(pat) + " another value? The old one ends "
                        + arguments
                                .optional("grace")
                                .map(text -> "after " + Shown.text(text))
                                .orElse("at once")
                        + arguments
                                .optional("expires")
                                .map(text -> ", the new one " + Shown.text(text))
                                .orElse("")
                        + ".");
        return issued(pat.name(), own -> own.rotate(pat.id(), fields));
    }

    private Object regenerate(McpSyncServerExchange exchange, Arguments arguments) {
        PatRepresentation pat = asked(exchange, arguments);
        Fields fields = new Fields();
        Expiry.put(fields, arguments.optional("expires"));
        approval.ask(
                exchange,
                "Bring the personal access token " + named(pat) + " back, with another value"
                        + arguments
                                .optional("expires")
                                .map(text -> ", until " + Shown.text(text))
                                .orElse("") + "?");
        return issued(pat.name(), own -> own.regenerate(pat.id(), fields));
    }

    private Object revoke(McpSyncServerExchange exchange, Arguments arguments) {
        PatRepresentation pat = asked(exchange, arguments);
        boolean compromised = arguments.flag("compromised");
        approval.ask(
                exchange,
                "Revoke the personal access token " + named(pat)
                        + (compromised
                                ? " as compromised? It can't be brought back."
                                : "? Whatever uses it stops working."));
        context.client()
                .own()
                .revoke(
                        pat.id(),
                        new Fields().put("reason", arguments.optional("reason")).put("compromised", compromised));
        return Map.of("revoked", pat.id());
    }

    private Object delete(McpSyncServerExchange exchange, Arguments arguments) {
        PatRepresentation pat = asked(exchange, arguments);
        approval.ask(
                exchange,
                "Delete the personal access token " + named(pat)
                        + "? Whatever uses it stops working, and it can't be brought back.");
        context.client().own().delete(pat.id());
        return Map.of("deleted", pat.id());
    }

    /** What it is about, so that the person is asked by its name and not by what the agent calls it. */
    private PatRepresentation asked(McpSyncServerExchange exchange, Arguments arguments) {
        approval.requirePossible(exchange);
        return context.client().own().get(arguments.text("id"));
    }

    private static String named(PatRepresentation pat) {
        return "'" + Shown.text(pat.name()) + "' (" + pat.hint() + ", " + pat.status() + ")";
    }

    private Object issued(String name, Function<OwnTokens, IssuedPatRepresentation> call) {
        try (SecretFile file = secrets.next(name)) {
            IssuedPatRepresentation issued = call.apply(context.client().own());
            file.write(issued.token(), "call pat_rotate once more");
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("secretFile", file.path().toAbsolutePath().toString());
            told.put(
                    "advice",
                    "The value is in this file, which only the user may read. Do not read it: tell the user the path.");
            told.putAll(Told.token(issued.pat()));
            return told;
        }
    }
}
