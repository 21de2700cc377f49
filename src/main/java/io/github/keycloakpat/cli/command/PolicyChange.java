package io.github.keycloakpat.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.shell.Times;
import io.github.keycloakpat.client.Fields;
import io.github.keycloakpat.client.Json;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is to change in a policy, as people write it. */
final class PolicyChange {
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

    private PolicyChange() {}

    /** Of words such as {@code maxLifetime=90d}. */
    static Fields of(List<String> changes) {
        Fields fields = new Fields();
        changes.forEach(change -> put(fields, change));
        return fields;
    }

    /** Of a JSON object. */
    static Fields document(String text) {
        JsonNode document = json(text, "Standard input");
        if (!document.isObject()) {
            throw Stop.wrongUsage(
                    "Standard input is no JSON object.", "For an example: kcpat admin policy get --output json");
        }
        Fields fields = new Fields();
        document.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
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
        if (text.isEmpty()) {
            throw Stop.wrongUsage(
                    Shown.text(field) + " was given nothing.", "To set it back write " + Shown.text(field) + "=null");
        }
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
                    Shown.text(where) + " is no JSON.",
                    "Write true, false, a number or JSON, as kcpat admin policy get --output json shows it.");
        }
    }
}
