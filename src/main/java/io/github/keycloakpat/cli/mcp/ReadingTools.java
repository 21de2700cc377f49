package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.api.AuditEntryRepresentation;
import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.cli.session.Caller;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.signin.Identity;
import io.github.keycloakpat.cli.signin.KeptSignIn;
import io.github.keycloakpat.client.OwnTokens;
import io.github.keycloakpat.client.Page;
import io.github.keycloakpat.client.Probe;
import io.github.keycloakpat.client.Query;
import java.util.List;

/** Tools that only look. */
final class ReadingTools {
    private static final int PAGE = 50;
    private static final int MOST = 100;
    private static final String ID = "The token's id, of pat_list.";

    private final Callers callers;

    ReadingTools(Callers callers) {
        this.callers = callers;
    }

    List<Tool> all() {
        return List.of(
                reads(
                        "pat_status",
                        "Status",
                        "Which server and realm, and who is signed in. Call it first.",
                        new Schema(),
                        a -> status()),
                reads(
                        "pat_list",
                        "List tokens",
                        "The user's tokens: active ones, or others by status. Never their values.",
                        paged(new Schema()
                                .choice(
                                        "status",
                                        List.of("active", "expired", "revoked", "all"),
                                        "active if it is missing")
                                .text("search", "A part of the name, the description or the hint.")),
                        this::list),
                reads(
                        "pat_get",
                        "Show a token",
                        "One token. Never its value: that can't be had again.",
                        new Schema().required("id", ID),
                        this::get),
                reads(
                        "pat_grantable",
                        "What is possible",
                        "The scopes, roles, applications and permissions that a token may have, and the limits of the realm.",
                        new Schema(),
                        a -> Told.grantable(own().grantable())),
                reads(
                        "pat_events",
                        "What happened to a token",
                        "Its history, newest first; also of a deleted one.",
                        paged(new Schema().required("id", ID)),
                        this::events));
    }

    private static Schema paged(Schema schema) {
        return schema.number("first", 0, Integer.MAX_VALUE, "How many to leave out.")
                .number("max", 1, MOST, "How many at most; " + PAGE + " if it is missing.");
    }

    /** What a reading tool does. */
    private interface Look {
        Object at(Arguments arguments);
    }

    private static Tool reads(String name, String title, String description, Schema schema, Look look) {
        return new Tool(name, title, description, Tool.Kind.READS, schema, (exchange, arguments) -> look.at(arguments));
    }

    private Object status() {
        Caller caller = callers.now();
        if (!new Probe(caller.server()).hasTokens()) {
            throw Stop.failed(
                    "Keycloak is there, but Keycloak PAT is not.", "Tell the user: an administrator installs it.");
        }
        return Told.status(caller.server(), source(caller.identity()), caller.user());
    }

    /** Without the path of the user's files. */
    private static String source(Identity identity) {
        return identity instanceof KeptSignIn ? "kcpat login" : identity.source();
    }

    private OwnTokens own() {
        return callers.now().client().own();
    }

    private Object list(Arguments arguments) {
        Query query =
                Query.all().with("status", arguments.optional("status")).with("search", arguments.optional("search"));
        Page<PatRepresentation> page = own().list(page(query, arguments));
        return Told.tokens(page.items(), page.total());
    }

    private Object get(Arguments arguments) {
        return Told.token(own().get(arguments.text("id")));
    }

    private Object events(Arguments arguments) {
        Page<AuditEntryRepresentation> page = own().events(arguments.text("id"), page(Query.all(), arguments));
        return Told.events(page.items(), page.total());
    }

    private static Query page(Query query, Arguments arguments) {
        return query.page(arguments.number("first", 0), arguments.number("max", PAGE));
    }
}
