package io.github.keycloakpat.server.openapi.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Holds what the server answers at our addresses against a document, and notes what was seen. */
public final class Conformity {
    private static final Pattern OUR_ADDRESS =
            Pattern.compile("/(?:admin/)?realms/[^/]+/personal-access-tokens(?:/.*)?");
    private static final String ADMINISTRATION = "/admin/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Conformity OURS = new Conformity(ApiDocument.ours(), Coverage.ours());

    private final ApiDocument document;
    private final Coverage coverage;

    Conformity(ApiDocument document, Coverage coverage) {
        this.document = document;
        this.coverage = coverage;
    }

    /** Does nothing for what is none of our addresses. */
    public static void check(Exchange exchange) {
        OURS.require(exchange);
    }

    /** @throws AssertionError if the answer is not one of those that are documented */
    void require(Exchange exchange) {
        String path = exchange.uri().getRawPath();
        if (OUR_ADDRESS.matcher(path).matches()) {
            List<String> faults = faults(exchange, path.replaceFirst("/$", ""));
            if (!faults.isEmpty()) {
                throw new AssertionError(
                        "not as docs/openapi.yaml says: " + exchange + "\n  " + String.join("\n  ", faults));
            }
        }
    }

    private List<String> faults(Exchange exchange, String path) {
        Optional<DocumentedPath> documented = document.find(path);
        boolean everyVerb = documented.map(DocumentedPath::answersEveryVerb).orElse(false);
        if (exchange.method().equals("OPTIONS") && !everyVerb) {
            return exchange.status() == 200 ? List.of() : List.of("a preflight is answered with 200");
        }
        if (exchange.status() == 400
                && document.component("Blocked").faults(exchange).isEmpty()) {
            return List.of();
        }
        if (documented.isEmpty()) {
            return unknown(exchange, 404, "NothingHere");
        }
        String verb = exchange.method().equals("HEAD") ? "GET" : exchange.method();
        return documented
                .get()
                .operation(verb)
                .map(operation -> faults(operation, exchange))
                .orElseGet(() -> notAllowed(documented.get(), exchange));
    }

    private List<String> faults(Operation operation, Exchange exchange) {
        Optional<DocumentedAnswer> answer = operation.answer(exchange.status());
        if (answer.isEmpty()) {
            return List.of(operation + ": status " + exchange.status() + " is not documented");
        }
        List<String> faults = new ArrayList<>(answer.get().faults(exchange));
        if (exchange.status() < 300) {
            faults.addAll(requestFaults(operation, exchange.sent()));
        }
        if (faults.isEmpty()) {
            coverage.note(operation, exchange.status());
        }
        return faults;
    }

    /** What was understood is documented, too. */
    private List<String> requestFaults(Operation operation, String sent) {
        if (sent.isEmpty() || operation.bodySchema().isEmpty()) {
            return List.of();
        }
        try {
            JsonNode body = JSON.readTree(sent);
            return document.schemas().faults(operation.bodySchema().get().toString(), body).stream()
                    .map(fault -> "was accepted, and is no documented request: " + fault)
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of("was accepted, and is not JSON: " + e.getMessage());
        }
    }

    private List<String> notAllowed(DocumentedPath path, Exchange exchange) {
        List<String> faults = new ArrayList<>(unknown(exchange, 405, "MethodNotAllowed"));
        Optional<String> allow = exchange.headers().firstValue("Allow");
        var verbs = new TreeSet<>(path.operations().keySet());
        if (allow.isPresent() && !new TreeSet<>(List.of(allow.get().split(", "))).equals(verbs)) {
            faults.add("Allow is not " + verbs);
        }
        return faults;
    }

    /** In administration, Keycloak asks who calls before it asks us. */
    private List<String> unknown(Exchange exchange, int status, String answer) {
        if (exchange.uri().getRawPath().startsWith(ADMINISTRATION)
                && (exchange.status() == 401 || exchange.status() == 403)) {
            return document.component(exchange.status() == 401 ? "NoAdministrator" : "OtherRealm")
                    .faults(exchange);
        }
        return exchange.status() == status
                ? document.component(answer).faults(exchange)
                : List.of(answer + " is told by " + status);
    }
}
