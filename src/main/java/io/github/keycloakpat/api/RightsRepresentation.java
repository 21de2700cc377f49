package io.github.keycloakpat.api;

import java.util.List;

/** What a token may do: its scopes, and operations on particular entities (RFC 9396). */
public record RightsRepresentation(List<String> scopes, List<AuthorizationDetailRepresentation> authorizationDetails) {}
