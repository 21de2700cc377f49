package io.github.keycloakpat.server.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The JSON schemas within a document. Formats count. */
final class Schemas {
    private static final String ADDRESS = "https://openapi.invalid/document";

    private final SchemaRegistry registry;
    private final Map<String, Schema> known = new ConcurrentHashMap<>();

    Schemas(JsonNode document) {
        this.registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(),
                builder -> builder.schemas(Map.of(ADDRESS, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /**
     * What is wrong with a value.
     *
     * @param pointer where its schema stands: {@code /components/schemas/Token}
     */
    List<String> faults(String pointer, JsonNode value) {
        return known
                .computeIfAbsent(pointer, at -> registry.getSchema(SchemaLocation.of(ADDRESS + "#" + at)))
                .validate(value)
                .stream()
                .map(error -> "at '" + error.getInstanceLocation() + "': " + error.getMessage() + " ("
                        + error.getSchemaLocation() + ")")
                .toList();
    }
}
