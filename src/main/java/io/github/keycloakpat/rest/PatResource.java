package io.github.keycloakpat.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.lifecycle.Edit;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.PatEditing;
import io.github.keycloakpat.core.lifecycle.PatEnding;
import io.github.keycloakpat.core.lifecycle.PatName;
import io.github.keycloakpat.core.lifecycle.PatReading;
import io.github.keycloakpat.core.lifecycle.Registry;
import io.github.keycloakpat.core.lifecycle.Remark;
import io.github.keycloakpat.core.lifecycle.RevokeOrder;
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
import java.time.Instant;
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
    private final Answers answers;
    private final String id;
    private final SecretCalls secrets;
    private final RightsCalls rights;
    private final TrailCall trail;

    PatResource(RestContext rest, String id) {
        this.rest = rest;
        this.answers = rest.answers();
        this.id = id;
        this.secrets = new SecretCalls(rest, id);
        this.rights = new RightsCalls(rest, id);
        this.trail = new TrailCall(rest, id);
    }

    @GET
    public Response get() {
        return answers.of(() -> {
            Caller caller = rest.reader();
            var services = rest.services();
            Registry registry = RestContext.registry(services, caller);
            Pat pat = new PatReading(registry).get(caller.userId(), id);
            return Answers.json(200, rest.represent(services, pat, caller, registry.now()));
        });
    }

    /** Renames, describes and narrows. Widening is done by adding scopes and by rotating. */
    @PUT
    public Response update(InputStream body) {
        return answers.of(() -> {
            var services = rest.services();
            Caller caller = rest.writer(services);
            Registry registry = RestContext.registry(services, caller);
            Instant now = registry.now();
            var fields = rest.fields(body, EDIT_FIELDS, present(services, registry, caller, now));
            var edit = new Edit(
                    fields.text("name").map(PatName::of),
                    fields.text("description"),
                    new GrantRequest(rest.realm(), fields).edit());
            Pat updated = new PatEditing(registry).update(caller.userId(), id, edit);
            return Answers.json(200, rest.represent(services, updated, caller, now));
        });
    }

    /** What a caller may send back unchanged. */
    private JsonNode present(PatServices services, Registry registry, Caller caller, Instant now) {
        Pat pat = new PatReading(registry).get(caller.userId(), id);
        return Json.toTree(rest.represent(services, pat, caller, now));
    }

    @DELETE
    public Response delete() {
        return answers.of(() -> {
            var services = rest.services();
            Caller caller = rest.writer(services);
            new PatEnding(RestContext.registry(services, caller)).delete(caller.userId(), id);
            return Response.noContent();
        });
    }

    @Path("revoke")
    public VerbResource revoke() {
        return VerbResource.at(answers).post(this::revoke);
    }

    private ResponseBuilder revoke(InputStream body) {
        var services = rest.services();
        Caller caller = rest.writer(services);
        var fields = rest.optionalFields(body, REVOKE_FIELDS);
        var order = new RevokeOrder(
                Remark.of(fields.text("reason").orElse(null), "reason"),
                fields.flag("compromised"),
                fields.flag("descendants"));
        new PatEnding(RestContext.registry(services, caller)).revoke(caller.userId(), id, order);
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
