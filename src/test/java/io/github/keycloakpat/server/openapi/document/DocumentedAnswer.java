package io.github.keycloakpat.server.openapi.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an answer looks like: its headers and its body. */
final class DocumentedAnswer {
    /** Said only where they are documented. */
    private static final List<String> TELLING =
            List.of("Location", "X-Total-Count", "WWW-Authenticate", "Allow", "Retry-After", "Cache-Control");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiDocument document;
    private final JsonPointer at;

    DocumentedAnswer(ApiDocument document, JsonPointer at) {
        this.document = document;
        this.at = document.resolve(at);
    }

    /** What is wrong with an answer; nothing if it is as it should be. */
    List<String> faults(Exchange exchange) {
        List<String> faults = new ArrayList<>(headerFaults(exchange.headers()));
        if (!exchange.method().equals("HEAD")) {
            faults.addAll(bodyFaults(exchange));
        } else if (!exchange.body().isEmpty()) {
            faults.add("HEAD has no body");
        }
        return faults;
    }

    private List<String> headerFaults(HttpHeaders headers) {
        List<String> faults = new ArrayList<>();
        JsonPointer documented = at.appendProperty("headers");
        Set<String> undocumented = new TreeSet<>(TELLING);
        for (String name : document.names(documented)) {
            undocumented.remove(name);
            JsonPointer header = document.resolve(documented.appendProperty(name));
            List<String> values = headers.allValues(name);
            boolean required = document.root().at(header).path("required").asBoolean();
            boolean repeated = document.root().at(header).path("x-repeated").asBoolean();
            if ((values.size() > 1 && !repeated) || (required && values.isEmpty())) {
                faults.add("header " + name + " stands " + values.size() + " times");
            }
            for (String value : values) {
                document.schemas()
                        .faults(header.appendProperty("schema").toString(), TextNode.valueOf(value))
                        .forEach(fault -> faults.add("header " + name + " " + fault));
            }
        }
        for (String name : undocumented) {
            headers.firstValue(name).ifPresent(value -> faults.add("header " + name + " is not documented: " + value));
        }
        return faults;
    }

    private List<String> bodyFaults(Exchange exchange) {
        JsonPointer content = at.appendProperty("content");
        Set<String> types = new HashSet<>(document.names(content));
        String type = exchange.headers()
                .firstValue("Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip();
        if (types.isEmpty()) {
            return exchange.body().isEmpty() && type.isEmpty() ? List.of() : List.of("there should be no body");
        }
        if (!types.contains(type)) {
            return List.of("Content-Type '" + type + "' is none of " + types);
        }
        JsonPointer schema = content.appendProperty(type).appendProperty("schema");
        try {
            JsonNode body = JSON.readTree(exchange.body());
            List<String> faults = new ArrayList<>(document.schemas().faults(schema.toString(), body));
            if (body.has("errorMessage")
                    && exchange.headers().firstValue("Cache-Control").isEmpty()) {
                faults.add("a refusal of ours lacks Cache-Control");
            }
            return faults;
        } catch (JsonProcessingException e) {
            return List.of("not JSON: " + e.getMessage());
        }
    }
}
