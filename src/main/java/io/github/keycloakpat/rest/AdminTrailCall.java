package io.github.keycloakpat.rest;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.audit.AuditQuery;
import io.github.keycloakpat.core.audit.AuditTrail;
import io.github.keycloakpat.wire.Representations;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** What happened in a realm, newest first, for who may see Keycloak's own events; also of tokens and users gone. */
final class AdminTrailCall {
    private final RestContext rest;
    private final AdminPermissionEvaluator auth;

    AdminTrailCall(RestContext rest, AdminPermissionEvaluator auth) {
        this.rest = rest;
        this.auth = auth;
    }

    ResponseBuilder list() {
        auth.realm().requireViewEvents();
        var parameters = ListParameters.ofRealmTrail(rest.query());
        AuditQuery query = new TrailFilter(rest.query()).query();
        AuditTrail trail = PatServices.of(rest.session()).trail();
        var lines = trail.list(query, parameters.first(), parameters.max()).stream()
                .map(Representations::of)
                .toList();
        return Answers.json(200, lines).header("X-Total-Count", trail.count(query));
    }
}
