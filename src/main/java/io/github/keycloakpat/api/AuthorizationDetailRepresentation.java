package io.github.keycloakpat.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Operations on particular entities (RFC 9396).
 *
 * @param identifiers {@code ["*"]} for all
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AuthorizationDetailRepresentation(
        String id, String type, List<String> actions, List<String> identifiers) {}
