package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.audit.AuditQuery;
import io.github.keycloakpat.core.audit.AuditTrail;
import io.github.keycloakpat.core.lifecycle.PatId;
import io.github.keycloakpat.core.lifecycle.PatReading;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** What happened to a token, newest first; of deleted ones too, as long as the realm keeps it. */
final class TrailCall {
    private final RestContext rest;
    private final String id;

    TrailCall(RestContext rest, String id) {
        this.rest = rest;
        this.id = id;
    }

    ResponseBuilder list() {
        Caller caller = rest.reader();
        var services = rest.services();
        var parameters = ListParameters.ofTrail(rest.query());
        AuditTrail trail = services.trail();
        var query = new AuditQuery(caller.userId(), id);
        long count = PatId.isPossible(id) ? trail.count(query) : 0;
        if (count == 0) {
            new PatReading(RestContext.registry(services, caller))
                    .get(caller.userId(), id); // or there is no such token
        }
        var lines = trail.list(query, parameters.first(), parameters.max()).stream()
                .map(Representations::of)
                .toList();
        return Answers.json(200, lines).header("X-Total-Count", count);
    }
}
