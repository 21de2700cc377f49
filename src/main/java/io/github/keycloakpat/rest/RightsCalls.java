package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.PatEditing;
import io.github.keycloakpat.core.lifecycle.PatReading;
import io.github.keycloakpat.rest.Access.Grip;
import io.github.keycloakpat.wire.Representations;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Calls on the scopes of a token and on its operations on particular entities. */
final class RightsCalls {
    private static final Set<String> FIELDS = Set.of(GrantRequest.SCOPES, GrantRequest.DETAILS);

    private final RestContext rest;
    private final Access access;
    private final String id;

    RightsCalls(RestContext rest, Access access, String id) {
        this.rest = rest;
        this.access = access;
        this.id = id;
    }

    ResponseBuilder read() {
        Grip grip = access.reading();
        Pat pat = new PatReading(grip.registry()).get(grip.ownerId(), id);
        return Answers.json(200, Representations.rights(pat.grant()));
    }

    ResponseBuilder add(InputStream body) {
        Grip grip = access.widening();
        var fields = rest.fields(body, FIELDS);
        var request = new GrantRequest(rest.realm(), fields);
        if (request.scopes().isEmpty() && request.details().isEmpty()) {
            throw FaultException.of(
                    Fault.INVALID_REQUEST, "There is nothing to add. Send 'scopes' or 'authorizationDetails'.");
        }
        Pat pat = new PatEditing(grip.registry())
                .addRights(
                        grip.ownerId(),
                        id,
                        request.scopes().orElse(ScopeSet.none()),
                        request.details().orElse(List.of()));
        return Answers.json(200, rest.represent(grip, pat));
    }

    /** Not for an address that ends in a slash: there the name of the one scope to remove got lost. */
    ResponseBuilder removeAll() {
        if (rest.session().getContext().getUri().getPath().endsWith("/")) {
            throw FaultException.of(
                    Fault.NOT_FOUND, "Name the scope behind the slash, or leave the slash out to remove all.");
        }
        return remove((editing, ownerId) -> editing.removeAllRights(ownerId, id));
    }

    ResponseBuilder removeScope(String scope) {
        return remove((editing, ownerId) -> editing.removeScope(ownerId, id, scope));
    }

    ResponseBuilder removeDetail(String detailId) {
        return remove((editing, ownerId) -> editing.removeDetail(ownerId, id, detailId));
    }

    private ResponseBuilder remove(BiConsumer<PatEditing, String> removal) {
        Grip grip = access.writing();
        removal.accept(new PatEditing(grip.registry()), grip.ownerId());
        return Response.noContent();
    }
}
