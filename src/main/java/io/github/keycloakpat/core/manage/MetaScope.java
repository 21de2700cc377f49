package io.github.keycloakpat.core.manage;

import io.github.keycloakpat.core.grant.ScopeSet;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A scope that lets a token manage tokens. Each is an ordinary client scope of its name. */
public enum MetaScope {
    TOKENS_READ("tokens:read"),
    TOKENS_WRITE("tokens:write"),
    TOKENS_REVOKE("tokens:revoke"),
    TOKENS_ROTATE("tokens:rotate"),
    AUDIT_READ("audit:read"),
    WEBHOOKS_READ("webhooks:read"),
    WEBHOOKS_WRITE("webhooks:write");

    private static final Set<String> NAMES =
            Arrays.stream(values()).map(MetaScope::scope).collect(Collectors.toUnmodifiableSet());

    private final String scope;

    MetaScope(String scope) {
        this.scope = scope;
    }

    /** The name of the client scope. */
    public String scope() {
        return scope;
    }

    /** Whether the scope of this name is one. */
    public static boolean isMeta(String scope) {
        return NAMES.contains(scope);
    }

    /** Those of these scopes that let a token manage tokens. */
    public static ScopeSet among(ScopeSet scopes) {
        return ScopeSet.of(scopes.values().stream().filter(MetaScope::isMeta).toList());
    }
}
