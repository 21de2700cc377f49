package io.github.keycloakpat.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.core.lifecycle.PatReading;
import io.github.keycloakpat.rest.Access.Grip;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One of a realm's tokens: {@code /admin/realms/{realm}/personal-access-tokens/{id}}. The calls are those of its owner,
 * each told by an admin event.
 */
public final class AdminPatResource {
    private final RestContext rest;
    private final Access access;
    private final Access trailAccess;
    private final AdminEvents events;
    private final Answers answers;
    private final String id;
    private final PatCalls token;
    private final SecretCalls secrets;
    private final RightsCalls rights;

    /** @param trailAccess asks for the permission to see events besides */
    AdminPatResource(RestContext rest, Access access, Access trailAccess, AdminEvents events, String id) {
        this.rest = rest;
        this.access = access;
        this.trailAccess = trailAccess;
        this.events = events;
        this.answers = rest.answers();
        this.id = id;
        this.token = new PatCalls(rest, access, id);
        this.secrets = new SecretCalls(rest, access, id);
        this.rights = new RightsCalls(rest, access, id);
    }

    @GET
    public Response get() {
        return answers.of(token::get);
    }

    @PUT
    public Response update(InputStream body) {
        return answers.of(() -> updating(() -> token.update(body)));
    }

    @DELETE
    public Response delete() {
        return answers.of(() -> {
            ResponseBuilder answer = token.delete();
            events.deleted();
            return answer;
        });
    }

    @Path("revoke")
    public VerbResource revoke() {
        return VerbResource.at(answers).post(acting(token::revoke));
    }

    @Path("rotate")
    public VerbResource rotate() {
        return VerbResource.at(answers).post(acting(secrets::rotate));
    }

    @Path("scopes")
    public VerbResource scopes() {
        return VerbResource.at(answers)
                .get(rights::read)
                .post(body -> updating(() -> rights.add(body)))
                .delete(() -> updating(rights::removeAll));
    }

    @Path("scopes/{scope:.+}")
    public VerbResource scope(@PathParam("scope") String scope) {
        return VerbResource.at(answers).delete(() -> updating(() -> rights.removeScope(scope)));
    }

    @Path("authorization-details/{detail:.+}")
    public VerbResource detail(@PathParam("detail") String detail) {
        return VerbResource.at(answers).delete(() -> updating(() -> rights.removeDetail(detail)));
    }

    @Path("events")
    public VerbResource events() {
        return VerbResource.at(answers).get(new TrailCall(rest, trailAccess, id)::list);
    }

    @POST
    public Response post() {
        return answers.notAllowed(PatCalls.VERBS);
    }

    @PATCH
    public Response patch() {
        return answers.notAllowed(PatCalls.VERBS);
    }

    @Path("{unknown:.+}")
    public VerbResource unknown() {
        return VerbResource.at(answers);
    }

    private ResponseBuilder updating(Supplier<ResponseBuilder> call) {
        ResponseBuilder answer = call.get();
        events.updated(shown());
        return answer;
    }

    private Function<InputStream, ResponseBuilder> acting(Function<InputStream, ResponseBuilder> call) {
        return body -> {
            ResponseBuilder answer = call.apply(body);
            events.acted(shown());
            return answer;
        };
    }

    private JsonNode shown() {
        Grip grip = access.reading();
        return Json.toTree(rest.represent(grip, new PatReading(grip.registry()).get(grip.ownerId(), id)));
    }
}
