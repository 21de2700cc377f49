package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.cli.session.Caller;
import io.github.keycloakpat.cli.shell.Times;
import io.github.keycloakpat.client.Fields;
import io.github.keycloakpat.client.OwnTokens;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Tools that change something: each asks the person, and a new value goes into a file. */
final class WritingTools {
    private static final String ID = "The token's id, of pat_list.";
    private static final String REASON = "reason";
    private static final String GRACE = "grace";
    private static final String FILE = " The new value goes into a file, whose path is the answer.";
    private final Callers callers;
    private final Approval approval;
    private final Issuing issuing;
    private final Changes changes = new Changes();

    WritingTools(Callers callers, Approval approval, Issuing issuing) {
        this.callers = callers;
        this.approval = approval;
        this.issuing = issuing;
    }

    List<Tool> all() {
        return List.of(
                new Tool(
                        "pat_create",
                        "Create a token",
                        "Makes a token, once the user approves." + FILE + " Ask for as little as the task needs.",
                        Tool.Kind.ADDS,
                        Grant.describe(new Schema()
                                        .requiredName("name", "By service and environment, such as ci-staging."))
                                .remark("description", "What it is for.")
                                .text(WantedEnd.FIELD, WantedEnd.FORMS),
                        this::create),
                new Tool(
                        "pat_rotate",
                        "Rotate a token",
                        "Gives a token another value, once the user approves; the old one ends at once or after a grace."
                                + FILE,
                        Tool.Kind.CHANGES,
                        new Schema()
                                .required("id", ID)
                                .text(GRACE, "How long the old value works on, such as 1d.")
                                .text(WantedEnd.FIELD, WantedEnd.FORMS),
                        this::rotate),
                new Tool(
                        "pat_regenerate",
                        "Regenerate a token",
                        "Brings a revoked or expired token back with another value, once the user approves." + FILE,
                        Tool.Kind.CHANGES,
                        new Schema().required("id", ID).text(WantedEnd.FIELD, WantedEnd.FORMS),
                        this::regenerate),
                new Tool(
                        "pat_revoke",
                        "Revoke a token",
                        "Ends a token at once, everywhere, once the user approves.",
                        Tool.Kind.ENDS,
                        new Schema()
                                .required("id", ID)
                                .remark(REASON, "Why, for those who look it up later.")
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
        approval.requirePossible(exchange);
        String name = arguments.text("name");
        Optional<String> description = arguments.optional("description");
        Grant grant = Grant.of(arguments);
        WantedEnd end = WantedEnd.of(arguments);
        Fields fields = new Fields().put("name", name).put("description", description);
        grant.put(fields);
        end.put(fields);
        issuing.requirePossible();
        Caller caller = callers.now();
        Question question = grant.tell(Question.of("Create this personal access token?", caller, name))
                .fact("Ends", end.orPreset(caller));
        description.ifPresent(text -> question.words("Description", text));
        approval.ask(exchange, question);
        return change(caller, () -> issuing.issue(caller, false, own -> own.create(fields)));
    }

    private Object rotate(McpSyncServerExchange exchange, Arguments arguments) {
        Optional<String> grace = arguments.optional(GRACE).map(text -> Times.requireDuration(text, GRACE));
        WantedEnd end = WantedEnd.of(arguments);
        Fields fields = new Fields().put("gracePeriod", grace);
        end.put(fields);
        Asked asked = asked(exchange, arguments);
        issuing.requirePossible();
        boolean own = Callers.isOwn(asked.caller, asked.pat.id());
        approval.ask(
                exchange,
                asked.question("Give this personal access token another value?")
                        .fact(
                                "Old value",
                                grace.map(text -> "works on for " + text).orElse("ends at once"))
                        .fact("Ends", end.orAsBefore(asked.pat)));
        return change(
                asked.caller, () -> issuing.issue(asked.caller, own, tokens -> tokens.rotate(asked.pat.id(), fields)));
    }

    private Object regenerate(McpSyncServerExchange exchange, Arguments arguments) {
        WantedEnd end = WantedEnd.of(arguments);
        Fields fields = new Fields();
        end.put(fields);
        Asked asked = asked(exchange, arguments);
        issuing.requirePossible();
        approval.ask(
                exchange,
                Grant.of(asked.pat)
                        .tell(asked.question("Bring this personal access token back, with another value?"))
                        .fact("Ends", end.orPreset(asked.caller)));
        return change(
                asked.caller, () -> issuing.issue(asked.caller, false, own -> own.regenerate(asked.pat.id(), fields)));
    }

    private Object revoke(McpSyncServerExchange exchange, Arguments arguments) {
        boolean compromised = arguments.flag("compromised");
        Optional<String> reason = arguments.optional(REASON);
        Asked asked = asked(exchange, arguments);
        Question question = asked.question("Revoke this personal access token? Whatever uses it stops working.")
                .fact(
                        "Can it be brought back",
                        compromised ? "no, it is marked as compromised" : "where the realm allows it");
        reason.ifPresent(text -> question.words("Reason", text));
        approval.ask(exchange, question);
        Fields fields = new Fields().put(REASON, reason).put("compromised", compromised);
        return change(asked.caller, () -> {
            asked.own().revoke(asked.pat.id(), fields);
            return Map.of("revoked", asked.pat.id());
        });
    }

    private Object delete(McpSyncServerExchange exchange, Arguments arguments) {
        Asked asked = asked(exchange, arguments);
        approval.ask(
                exchange,
                asked.question("Delete this personal access token? Whatever uses it stops working.")
                        .fact("Can it be brought back", "no"));
        return change(asked.caller, () -> {
            asked.own().delete(asked.pat.id());
            return Map.of("deleted", asked.pat.id());
        });
    }

    /** What a change is about, so that the person is asked by what it is, and not by what the agent calls it. */
    private record Asked(Caller caller, PatRepresentation pat) {
        Question question(String sentence) {
            return Question.of(sentence, caller, pat);
        }

        OwnTokens own() {
            return caller.client().own();
        }
    }

    private Asked asked(McpSyncServerExchange exchange, Arguments arguments) {
        approval.requirePossible(exchange);
        Caller caller = callers.now();
        return new Asked(caller, caller.client().own().get(arguments.text("id")));
    }

    private Object change(Caller caller, Supplier<Object> change) {
        return changes.make(() -> {
            Callers.requireStill(caller);
            return change.get();
        });
    }
}
