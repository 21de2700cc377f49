package io.github.keycloakpat.rest;

import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Access of an administrator to the audit trail: who may see Keycloak's events may see ours. */
final class TrailAccess implements Access {
    private final Access toToken;
    private final AdminPermissionEvaluator auth;

    TrailAccess(Access toToken, AdminPermissionEvaluator auth) {
        this.toToken = toToken;
        this.auth = auth;
    }

    @Override
    public Grip reading() {
        auth.realm().requireViewEvents();
        return toToken.reading();
    }

    @Override
    public Grip writing() {
        throw new UnsupportedOperationException("nobody writes the audit trail");
    }

    @Override
    public Grip widening() {
        return writing();
    }

    @Override
    public Grip minting() {
        return writing();
    }
}
