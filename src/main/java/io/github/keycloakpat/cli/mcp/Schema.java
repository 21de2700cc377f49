package io.github.keycloakpat.cli.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of a tool's arguments. What it does not name is refused. */
final class Schema {
    private static final String TYPE = "type";
    private static final String DESCRIPTION = "description";
    private static final String STRING = "string";
    private static final String MAX_LENGTH = "maxLength";
    /** The server's own limits: nobody shall be asked about what it refuses. */
    private static final int LONGEST_NAME = 64;

    private static final int LONGEST_REMARK = 255;
    private static final int LONGEST_TEXT = 1000;

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    Schema required(String name, String description) {
        required.add(name);
        return text(name, description);
    }

    /** A token's name. */
    Schema requiredName(String name, String description) {
        required.add(name);
        return text(name, LONGEST_NAME, description);
    }

    /** What people write to others: descriptions, reasons. */
    Schema remark(String name, String description) {
        return text(name, LONGEST_REMARK, description);
    }

    Schema text(String name, String description) {
        return text(name, LONGEST_TEXT, description);
    }

    private Schema text(String name, int longest, String description) {
        return put(name, Map.of(TYPE, STRING, MAX_LENGTH, longest, DESCRIPTION, description));
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
                        Map.of(TYPE, STRING, MAX_LENGTH, LONGEST_TEXT),
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
        return put(name, Map.of(TYPE, STRING, "enum", values, DESCRIPTION, description));
    }

    private Schema put(String name, Map<String, Object> property) {
        properties.put(name, property);
        return this;
    }

    Map<String, Object> build() {
        return Map.of(TYPE, "object", "properties", properties, "required", required, "additionalProperties", false);
    }
}
