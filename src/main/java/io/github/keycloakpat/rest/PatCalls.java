package io.github.keycloakpat.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.core.lifecycle.Edit;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.PatEditing;
import io.github.keycloakpat.core.lifecycle.PatEnding;
import io.github.keycloakpat.core.lifecycle.PatName;
import io.github.keycloakpat.core.lifecycle.PatReading;
import io.github.keycloakpat.core.lifecycle.Remark;
import io.github.keycloakpat.core.lifecycle.RevokeOrder;
import io.github.keycloakpat.rest.Access.Grip;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.util.Set;

/** Calls on one token as such. */
final class PatCalls {
    static final String VERBS = "GET, PUT, DELETE";

    private static final Set<String> EDIT_FIELDS = Set.of(
            "name",
            "description",
            GrantRequest.SCOPES,
            GrantRequest.ROLES,
            GrantRequest.AUDIENCES,
            GrantRequest.DETAILS,
            GrantRequest.ALLOWED_IPS);
    private static final Set<String> REVOKE_FIELDS = Set.of("reason", "compromised", "descendants");

    private final RestContext rest;
    private final Access access;
    private final String id;

    PatCalls(RestContext rest, Access access, String id) {
        this.rest = rest;
        this.access = access;
        this.id = id;
    }

    ResponseBuilder get() {
        Grip grip = access.reading();
        return Answers.json(200, rest.represent(grip, present(grip)));
    }

    private Pat present(Grip grip) {
        return new PatReading(grip.registry()).get(grip.ownerId(), id);
    }

    /** Renames, describes and narrows. Widening is done by adding scopes and by rotating. */
    ResponseBuilder update(InputStream body) {
        Grip grip = access.writing();
        JsonNode asItIs = Json.toTree(rest.represent(grip, present(grip)));
        var fields = rest.fields(body, EDIT_FIELDS, asItIs);
        var edit = new Edit(
                fields.text("name").map(PatName::of),
                fields.text("description"),
                new GrantRequest(rest.realm(), fields).edit());
        Pat updated = new PatEditing(grip.registry()).update(grip.ownerId(), id, edit);
        return Answers.json(200, rest.represent(grip, updated));
    }

    ResponseBuilder delete() {
        Grip grip = access.writing();
        new PatEnding(grip.registry()).delete(grip.ownerId(), id);
        return Response.noContent();
    }

    ResponseBuilder revoke(InputStream body) {
        Grip grip = access.writing();
        var fields = rest.optionalFields(body, REVOKE_FIELDS);
        var order = new RevokeOrder(
                Remark.of(fields.text("reason").orElse(null), "reason"),
                fields.flag("compromised"),
                fields.flag("descendants"));
        new PatEnding(grip.registry()).revoke(grip.ownerId(), id, order);
        return Response.noContent();
    }
}
