package io.github.keycloakpat.server.openapi.document;

import java.util.Map;
import java.util.Optional;

/**
 * An address and what can be done there.
 *
 * @param operations by verb, in upper case
 */
record DocumentedPath(PathTemplate template, Map<String, Operation> operations) {
    Optional<Operation> operation(String method) {
        return Optional.ofNullable(operations.get(method));
    }
}
