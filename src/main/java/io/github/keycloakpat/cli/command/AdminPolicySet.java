package io.github.keycloakpat.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.shell.Times;
import io.github.keycloakpat.client.Fields;
import io.github.keycloakpat.client.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kcpat admin policy set}. */
@Command(
        name = "set",
        description = "Change fields of the realm's policy. The others stay.",
        footer = {
            "",
            "Lists are separated by commas; null sets a field back; '-' reads JSON from standard input.",
            "Tightening ends no token: kcpat admin tokens list --violates-policy",
            "",
            "Examples:",
            "  kcpat admin policy set maxLifetime=90d defaultLifetime=30d",
            "  kcpat admin policy set grantableScopes=read,execute requiredRole=null",
            "  kcpat admin policy set - < policy.json"
        })
final class AdminPolicySet implements Action {
    private static final Set<String> LISTS = Set.of("managementClients", "grantableScopes", "noticeDays");
    private static final Set<String> DURATIONS = Set.of(
            "maxLifetime",
            "defaultLifetime",
            "maxGracePeriod",
            "reauthMaxAge",
            "jwtLifetime",
            "unusedRevokeAfter",
            "retention");
    /** Whose texts could be taken for something else in JSON. */
    private static final Set<String> TEXTS = Set.of("requiredRole", "tokenPrefix");

    @Parameters(paramLabel = "FIELD=VALUE", arity = "1..*", description = "As kcpat admin policy get shows them.")
    List<String> changes = new ArrayList<>();

    @Override
    public void run(Context context) {
        Fields fields = new Fields();
        if (changes.equals(List.of("-"))) {
            document(context.terminal().input(), fields);
        } else {
            changes.forEach(change -> put(fields, change));
        }
        PolicyText.show(context, context.client().policy().update(fields));
    }

    private static void document(String text, Fields fields) {
        JsonNode document = json(text, "Standard input");
        if (!document.isObject()) {
            throw Stop.wrongUsage(
                    "Standard input is no JSON object.", "For an example: kcpat admin policy get --output json");
        }
        document.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    }

    private static void put(Fields fields, String change) {
        int equals = change.indexOf('=');
        if (equals <= 0) {
            throw Stop.wrongUsage("'" + Shown.text(change) + "' is not FIELD=VALUE.", "Write it as in maxLifetime=90d");
        }
        String field = change.substring(0, equals);
        fields.put(field, value(field, change.substring(equals + 1)));
    }

    private static Object value(String field, String text) {
        if (text.equals("null")) {
            return json(text, field);
        }
        if (LISTS.contains(field)) {
            return Stream.of(text.split(","))
                    .filter(item -> !item.isEmpty())
                    .map(item -> item(field, item))
                    .toList();
        }
        if (DURATIONS.contains(field)) {
            return Times.requireDuration(text, field);
        }
        return TEXTS.contains(field) ? TextNode.valueOf(text) : json(text, field);
    }

    private static JsonNode item(String field, String item) {
        return field.equals("noticeDays") ? json(item, field) : TextNode.valueOf(item);
    }

    private static JsonNode json(String text, String where) {
        try {
            return Json.tree(text);
        } catch (IOException e) {
            throw Stop.wrongUsage(
                    Shown.text(where) + ": '" + Shown.cut(Shown.text(text), 60) + "' is no JSON.",
                    "Write true, false, a number or JSON, as kcpat admin policy get --output json shows it.");
        }
    }
}
