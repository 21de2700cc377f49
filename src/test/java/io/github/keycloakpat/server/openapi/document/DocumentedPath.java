package io.github.keycloakpat.server.openapi.document;

import java.util.Map;
import java.util.Optional;

/**
 * An address and what can be done there.
 *
 * @param operations by verb, in upper case
 * @param everyVerb by which of them every verb is answered; empty where each is for itself
 */
record DocumentedPath(PathTemplate template, Map<String, Operation> operations, String everyVerb) {
    Optional<Operation> operation(String method) {
        return Optional.ofNullable(operations.get(everyVerb.isEmpty() ? method : everyVerb));
    }

    boolean answersEveryVerb() {
        return !everyVerb.isEmpty();
    }
}
