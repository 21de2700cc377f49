package io.github.keycloakpat.server.openapi.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.lifecycle.PatStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** That {@code docs/openapi.yaml} is an OpenAPI document, and true in what needs no server. */
class ApiDocumentTest {
    /** In vertx-openapi, as the OpenAPI Initiative publishes it. */
    private static final String OPENAPI = "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07";

    private final ApiDocument document = ApiDocument.ours();

    @Test
    void isOpenApi31() {
        var openapi = SchemaRegistry.withDialects(
                        List.of(Dialects.getOpenApi31(), Dialects.getDraft202012()),
                        builder -> builder.schemaIdResolvers(
                                ids -> ids.mapPrefix("https://spec.openapis.org/", "classpath:spec.openapis.org/")))
                .getSchema(SchemaLocation.of(OPENAPI));

        assertThat(openapi.validate(document.root())).isEmpty();
        JsonNode broken = document.root().deepCopy();
        ((ObjectNode) broken.at("/components/schemas/Token")).put("type", "no type");
        assertThat(openapi.validate(broken)).isNotEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        walk(document.root(), JsonPointer.empty(), (pointer, node) -> {
            if (node.path("$ref").isTextual()) {
                references.add(node.path("$ref").asText());
            }
        });

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(document.root().at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
    }

    @Test
    void everyCallHasANameOfItsOwn() {
        List<String> names = new ArrayList<>();
        walk(document.root().path("paths"), JsonPointer.empty(), (pointer, node) -> {
            if (node.has("responses")) {
                names.add(node.path("operationId").asText());
            }
        });

        assertThat(names)
                .hasSameSizeAs(document.operations())
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void examplesAreWhatTheyAreExamplesOf() {
        List<String> faults = new ArrayList<>();
        List<JsonNode> examples = new ArrayList<>();
        walk(document.root(), JsonPointer.empty(), (pointer, node) -> {
            String schema = pointer.appendProperty("schema").toString();
            List<JsonNode> found = new ArrayList<>();
            if (node.has("schema")) {
                found.addAll(node.findValues("example"));
                node.path("examples").forEach(example -> found.add(example.path("value")));
            } else if (pointer.toString().matches("/components/schemas/\\w+")) {
                schema = pointer.toString();
                node.path("examples").forEach(found::add);
            }
            for (JsonNode example : found) {
                faults.addAll(document.schemas().faults(schema, example));
            }
            examples.addAll(found);
        });

        assertThat(examples).hasSizeGreaterThan(30);
        assertThat(faults).isEmpty();
    }

    @Test
    void wordsAreThoseOfTheCode() {
        assertThat(enumAt("/components/schemas/Error/properties/error"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Fault.values()).map(Fault::code).toList());
        assertThat(enumAt("/components/schemas/AuditType"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(AuditType.values()).map(Enum::name).toList());
        assertThat(enumAt("/components/schemas/TokenFields/properties/status"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(PatStatus.values()).map(Enum::name).toList());
    }

    private List<String> enumAt(String pointer) {
        List<String> words = new ArrayList<>();
        document.root().at(pointer + "/enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    private static void walk(JsonNode node, JsonPointer at, BiConsumer<JsonPointer, JsonNode> visitor) {
        if (node.isObject()) {
            visitor.accept(at, node);
            node.properties().forEach(entry -> walk(entry.getValue(), at.appendProperty(entry.getKey()), visitor));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), at.appendIndex(i), visitor);
            }
        }
    }
}
