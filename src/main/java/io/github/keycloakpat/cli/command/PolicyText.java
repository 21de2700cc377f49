package io.github.keycloakpat.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.api.PolicyRepresentation;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Facts;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Json;
import java.io.IOException;

/** A policy, for people: its fields by the names with which they are set. */
final class PolicyText {
    private PolicyText() {}

    static void show(Context context, PolicyRepresentation policy) {
        context.showFacts(policy, () -> facts(policy));
        policy.warnings().forEach(warning -> context.note("Warning: " + Shown.text(warning)));
    }

    private static Facts facts(PolicyRepresentation policy) {
        Facts facts = new Facts();
        tree(policy).properties().stream()
                .filter(field -> !field.getKey().equals("warnings"))
                .forEach(field -> facts.add(field.getKey(), text(field.getValue())));
        return facts;
    }

    private static JsonNode tree(PolicyRepresentation policy) {
        try {
            return Json.tree(Json.write(policy));
        } catch (IOException e) {
            throw Stop.failed("The policy is not understood: " + e.getMessage());
        }
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "none";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
