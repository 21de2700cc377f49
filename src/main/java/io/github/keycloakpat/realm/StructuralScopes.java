package io.github.keycloakpat.realm;

import java.util.Set;

/** The client scopes that give an access token its frame and bring nobody any right or personal data. */
public final class StructuralScopes {
    public static final Set<String> NAMES = Set.of("basic", "roles", "acr", "web-origins");

    private StructuralScopes() {}
}
