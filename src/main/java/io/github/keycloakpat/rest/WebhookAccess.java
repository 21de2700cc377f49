package io.github.keycloakpat.rest;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.lifecycle.Actor;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Access of an administrator to a realm's webhooks, which tell of the tokens of all its users. */
final class WebhookAccess {
    private final RestContext rest;
    private final AdminPermissionEvaluator auth;
    private final AdminCaller admin;

    WebhookAccess(RestContext rest, AdminPermissionEvaluator auth, AdminCaller admin) {
        this.rest = rest;
        this.auth = auth;
        this.admin = admin;
    }

    PatServices reading() {
        auth.realm().requireViewRealm();
        auth.users().requireView();
        return PatServices.of(rest.session());
    }

    PatServices writing() {
        auth.realm().requireManageRealm();
        auth.users().requireView();
        return PatServices.of(rest.session());
    }

    Actor actor() {
        return admin.actor();
    }
}
