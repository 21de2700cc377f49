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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.util.Set;

/** One of a user's own tokens: {@code /realms/{realm}/personal-access-tokens/{id}}. */
public final class PatResource {
    private static final String VERBS = "GET, PUT, DELETE";
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
    private final Answers answers;
    private final String id;
    private final SecretCalls secrets;
    private final RightsCalls rights;
    private final TrailCall trail;

    PatResource(RestContext rest, Access access, String id) {
        this.rest = rest;
        this.access = access;
        this.answers = rest.answers();
        this.id = id;
        this.secrets = new SecretCalls(rest, access, id);
        this.rights = new RightsCalls(rest, access, id);
        this.trail = new TrailCall(rest, access, id);
    }

    @GET
    public Response get() {
        return answers.of(() -> {
            Grip grip = access.reading();
            return Answers.json(200, rest.represent(grip, present(grip)));
        });
    }

    private Pat present(Grip grip) {
        return new PatReading(grip.registry()).get(grip.ownerId(), id);
    }

    /** Renames, describes and narrows. Widening is done by adding scopes and by rotating. */
    @PUT
    public Response update(InputStream body) {
        return answers.of(() -> {
            Grip grip = access.writing();
            JsonNode asItIs = Json.toTree(rest.represent(grip, present(grip)));
            var fields = rest.fields(body, EDIT_FIELDS, asItIs);
            var edit = new Edit(
                    fields.text("name").map(PatName::of),
                    fields.text("description"),
                    new GrantRequest(rest.realm(), fields).edit());
            Pat updated = new PatEditing(grip.registry()).update(grip.ownerId(), id, edit);
            return Answers.json(200, rest.represent(grip, updated));
        });
    }

    @DELETE
    public Response delete() {
        return answers.of(() -> {
            Grip grip = access.writing();
            new PatEnding(grip.registry()).delete(grip.ownerId(), id);
            return Response.noContent();
        });
    }

    @Path("revoke")
    public VerbResource revoke() {
        return VerbResource.at(answers).post(this::revoke);
    }

    private ResponseBuilder revoke(InputStream body) {
        Grip grip = access.writing();
        var fields = rest.optionalFields(body, REVOKE_FIELDS);
        var order = new RevokeOrder(
                Remark.of(fields.text("reason").orElse(null), "reason"),
                fields.flag("compromised"),
                fields.flag("descendants"));
        new PatEnding(grip.registry()).revoke(grip.ownerId(), id, order);
        return Response.noContent();
    }

    @Path("rotate")
    public VerbResource rotate() {
        return VerbResource.at(answers).post(secrets::rotate);
    }

    @Path("regenerate")
    public VerbResource regenerate() {
        return VerbResource.at(answers).post(secrets::regenerate);
    }

    @Path("previous-secret")
    public VerbResource previousSecret() {
        return VerbResource.at(answers).delete(secrets::endGrace);
    }

    @Path("scopes")
    public VerbResource scopes() {
        return VerbResource.at(answers).get(rights::read).post(rights::add).delete(rights::removeAll);
    }

    @Path("scopes/{scope:.+}")
    public VerbResource scope(@PathParam("scope") String scope) {
        return VerbResource.at(answers).delete(() -> rights.removeScope(scope));
    }

    @Path("authorization-details/{detail:.+}")
    public VerbResource detail(@PathParam("detail") String detail) {
        return VerbResource.at(answers).delete(() -> rights.removeDetail(detail));
    }

    @Path("events")
    public VerbResource events() {
        return VerbResource.at(answers).get(trail::list);
    }

    @POST
    public Response post() {
        return answers.notAllowed(VERBS);
    }

    @PATCH
    public Response patch() {
        return answers.notAllowed(VERBS);
    }

    @Path("{unknown:.+}")
    public VerbResource unknown() {
        return VerbResource.at(answers);
    }

    @OPTIONS
    public Response preflight() {
        return PatRealmResource.preflightAnswer();
    }
}
