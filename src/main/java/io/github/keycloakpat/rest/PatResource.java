package io.github.keycloakpat.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.lifecycle.Edit;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.PatLifecycle;
import io.github.keycloakpat.core.lifecycle.PatLifecycle.RevokeOrder;
import io.github.keycloakpat.core.lifecycle.PatName;
import io.github.keycloakpat.core.lifecycle.Remark;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

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

    private final KeycloakSession session;
    private final String id;
    private final RealmModel realm;
    private final Answers answers;
    private final Representations representations;

    PatResource(KeycloakSession session, String id) {
        this.session = session;
        this.id = id;
        this.realm = session.getContext().getRealm();
        this.answers = new Answers(session);
        this.representations = new Representations(realm);
    }

    @GET
    public Response get() {
        return answers.of(() -> {
            Caller caller = authenticate();
            caller.requireRead();
            PatLifecycle pats = PatServices.of(session).lifecycle();
            Pat pat = pats.get(caller.userId(), id);
            return Answers.json(200, representations.of(pat, caller.username(), pats.now()));
        });
    }

    /** Renames, describes and narrows. Widening is done by adding scopes and by rotating. */
    @PUT
    public Response update(InputStream body) {
        return answers.of(() -> {
            Caller caller = authenticate();
            var services = PatServices.of(session);
            caller.requireWrite(services.policy());
            var fields = new RequestFields(
                    Json.readObject(body, session.getContext().getHttpRequest().getHttpHeaders()));
            PatLifecycle pats = services.lifecycle();
            fields.requireOnly(EDIT_FIELDS, present(pats, caller));
            Pat updated = pats.update(caller.userId(), id, edit(fields));
            return Answers.json(200, representations.of(updated, caller.username(), pats.now()));
        });
    }

    /** What a caller may send back unchanged. */
    private JsonNode present(PatLifecycle pats, Caller caller) {
        Pat pat = pats.get(caller.userId(), id);
        PatRepresentation present = representations.of(pat, caller.username(), pats.now());
        return Json.toTree(present);
    }

    private Edit edit(RequestFields fields) {
        var grant = new GrantRequest(realm, fields);
        return new Edit(
                fields.text("name").map(PatName::of),
                fields.text("description"),
                grant.scopes(),
                grant.roles(),
                grant.audiences(),
                grant.details(),
                grant.allowedIps());
    }

    @DELETE
    public Response delete() {
        return answers.of(() -> {
            Caller caller = authenticate();
            var services = PatServices.of(session);
            caller.requireWrite(services.policy());
            services.lifecycle().delete(caller.userId(), id);
            return Response.noContent();
        });
    }

    @POST
    @Path("revoke")
    public Response revoke(InputStream body) {
        return answers.of(() -> {
            Caller caller = authenticate();
            var services = PatServices.of(session);
            caller.requireWrite(services.policy());
            var fields = new RequestFields(Json.readOptionalObject(
                    body, session.getContext().getHttpRequest().getHttpHeaders()));
            fields.requireOnly(REVOKE_FIELDS, Json.toTree(Map.of()));
            var order = new RevokeOrder(
                    Remark.of(fields.text("reason").orElse(null), "reason"),
                    fields.flag("compromised"),
                    fields.flag("descendants"));
            services.lifecycle().revoke(caller.userId(), caller.userId(), id, order);
            return Response.noContent();
        });
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
    public UnknownResource unknown() {
        return new UnknownResource(session);
    }

    @OPTIONS
    public Response preflight() {
        return PatRealmResource.preflightAnswer();
    }

    @OPTIONS
    @Path("revoke")
    public Response preflightRevoke() {
        return PatRealmResource.preflightAnswer();
    }

    private Caller authenticate() {
        return new CallerAuthenticator(session).authenticate();
    }
}
