package io.github.keycloakpat.cli.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of a tool's arguments. What it does not name is refused. */
final class Schema {
    private static final String TYPE = "type";
    private static final String DESCRIPTION = "description";

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    Schema required(String name, String description) {
        required.add(name);
        return text(name, description);
    }

    Schema text(String name, String description) {
        return put(name, Map.of(TYPE, "string", "maxLength", 1000, DESCRIPTION, description));
    }

    Schema texts(String name, String description) {
        return put(
                name,
                Map.of(
                        TYPE,
                        "array",
                        "maxItems",
                        100,
                        "items",
                        Map.of(TYPE, "string", "maxLength", 1000),
                        DESCRIPTION,
                        description));
    }

    Schema flag(String name, String description) {
        return put(name, Map.of(TYPE, "boolean", DESCRIPTION, description));
    }

    Schema number(String name, int min, int max, String description) {
        return put(name, Map.of(TYPE, "integer", "minimum", min, "maximum", max, DESCRIPTION, description));
    }

    Schema choice(String name, List<String> values, String description) {
        return put(name, Map.of(TYPE, "string", "enum", values, DESCRIPTION, description));
    }

    private Schema put(String name, Map<String, Object> property) {
        properties.put(name, property);
        return this;
    }

    Map<String, Object> build() {
        return Map.of(TYPE, "object", "properties", properties, "required", required, "additionalProperties", false);
    }
}
