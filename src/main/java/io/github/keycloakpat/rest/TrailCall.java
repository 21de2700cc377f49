package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.audit.AuditQuery;
import io.github.keycloakpat.core.audit.AuditTrail;
import io.github.keycloakpat.core.lifecycle.PatId;
import io.github.keycloakpat.core.lifecycle.PatReading;
import io.github.keycloakpat.rest.Access.Grip;
import io.github.keycloakpat.wire.Representations;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** What happened to a token, newest first; of deleted ones too, as long as the realm keeps it. */
final class TrailCall {
    private final RestContext rest;
    private final Access access;
    private final String id;

    TrailCall(RestContext rest, Access access, String id) {
        this.rest = rest;
        this.access = access;
        this.id = id;
    }

    ResponseBuilder list() {
        Grip grip = access.reading();
        var parameters = ListParameters.ofPages(rest.query());
        AuditTrail trail = grip.services().trail();
        var query = AuditQuery.ofToken(grip.ownerId(), id);
        long count = PatId.isPossible(id) ? trail.count(query) : 0;
        if (count == 0) {
            new PatReading(grip.registry()).get(grip.ownerId(), id); // or there is no such token
        }
        var lines = trail.list(query, parameters.first(), parameters.max()).stream()
                .map(Representations::of)
                .toList();
        return Answers.json(200, lines).header("X-Total-Count", count);
    }
}
