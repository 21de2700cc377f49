package io.github.keycloakpat.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is answered instead: the fields of Keycloak's {@code ErrorRepresentation} and a stable word.
 *
 * @param error for programs
 * @param errorMessage for people: what to do next
 * @param field the JSON field or query parameter at fault
 * @param params what the message mentions
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PatErrorRepresentation(
        String error, String errorMessage, @Nullable String field, List<String> params) {}
