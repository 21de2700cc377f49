package io.github.keycloakpat.core.lifecycle;

import java.util.Optional;

/**
 * What shall change of a token; what is empty stays.
 *
 * @param description an empty text takes it away
 * @param grant can only narrow
 */
public record Edit(Optional<PatName> name, Optional<String> description, GrantEdit grant) {}
