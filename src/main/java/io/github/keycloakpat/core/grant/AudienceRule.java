package io.github.keycloakpat.core.grant;

import java.util.Set;

/** Which applications what a token is exchanged for is meant for. Applications are named by internal id. */
public sealed interface AudienceRule {
    /** These, and never an empty set: the token names them itself. */
    record Exactly(Set<String> ids) implements AudienceRule {}

    /** Whatever the granted scopes bring. */
    record AsBrought() implements AudienceRule {}

    /** These, each of which the granted scopes must bring. */
    record BroughtAmong(Set<String> ids) implements AudienceRule {}
}
