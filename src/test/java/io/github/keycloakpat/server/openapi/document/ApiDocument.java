package io.github.keycloakpat.server.openapi.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code docs/openapi.yaml}, read once. */
public final class ApiDocument {
    private static final Path FILE = Path.of("docs", "openapi.yaml");
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode root;
    private final Schemas schemas;
    private final List<DocumentedPath> paths;

    ApiDocument(JsonNode root) {
        this.root = root;
        this.schemas = new Schemas(root);
        this.paths = root.path("paths").properties().stream()
                .map(entry -> path(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(DocumentedPath::template))
                .toList();
    }

    public static ApiDocument ours() {
        return Holder.OURS;
    }

    private static final class Holder {
        static final ApiDocument OURS = new ApiDocument(Yaml.read(FILE));
    }

    JsonNode root() {
        return root;
    }

    Schemas schemas() {
        return schemas;
    }

    /** Every call, in the order of their addresses. */
    public List<Operation> operations() {
        return paths.stream()
                .flatMap(path -> path.operations().values().stream())
                .sorted(Comparator.comparing(Operation::toString))
                .toList();
    }

    /** @param path as it is sent, without a slash at its end */
    Optional<DocumentedPath> find(String path) {
        return paths.stream()
                .filter(documented -> documented.template().matches(path))
                .findFirst();
    }

    /** An answer that stands under {@code components}. */
    DocumentedAnswer component(String name) {
        return new DocumentedAnswer(this, JsonPointer.compile("/components/responses/" + name));
    }

    private DocumentedPath path(String text, JsonNode item) {
        JsonPointer at = JsonPointer.empty().appendProperty("paths").appendProperty(text);
        var template = new PathTemplate(text, spanning(item));
        Map<String, Operation> operations = new TreeMap<>();
        item.properties().stream()
                .filter(entry -> VERBS.contains(entry.getKey()))
                .map(entry -> new Operation(this, template, entry.getKey(), at.appendProperty(entry.getKey())))
                .forEach(operation -> operations.put(operation.method(), operation));
        return new DocumentedPath(
                template, operations, item.path("x-every-verb").asText().toUpperCase(Locale.ROOT));
    }

    private Set<String> spanning(JsonNode item) {
        Set<String> names = new HashSet<>();
        for (JsonNode each : item.path("parameters")) {
            JsonNode parameter = resolve(each);
            if (parameter.path("x-spans-segments").asBoolean()) {
                names.add(parameter.path("name").asText());
            }
        }
        return names;
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref")
                ? root.at(JsonPointer.compile(node.path("$ref").asText().substring(1)))
                : node;
    }

    /** Where a thing stands that may be said elsewhere ({@code $ref}). */
    JsonPointer resolve(JsonPointer pointer) {
        JsonNode node = root.at(pointer);
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("nothing stands at " + pointer);
        }
        return node.has("$ref")
                ? resolve(JsonPointer.compile(node.path("$ref").asText().substring(1)))
                : pointer;
    }

    /** Names of the fields of an object, in their order. */
    List<String> names(JsonPointer pointer) {
        List<String> names = new ArrayList<>();
        root.at(pointer).fieldNames().forEachRemaining(names::add);
        return names;
    }
}
