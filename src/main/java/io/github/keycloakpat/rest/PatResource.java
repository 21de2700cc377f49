package io.github.keycloakpat.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** One of a user's own tokens: {@code /realms/{realm}/personal-access-tokens/{id}}. */
public final class PatResource {
    private final Answers answers;
    private final PatCalls token;
    private final SecretCalls secrets;
    private final RightsCalls rights;
    private final TrailCall trail;

    PatResource(RestContext rest, Access access, String id) {
        this.answers = rest.answers();
        this.token = new PatCalls(rest, access, id);
        this.secrets = new SecretCalls(rest, access, id);
        this.rights = new RightsCalls(rest, access, id);
        this.trail = new TrailCall(rest, access, id);
    }

    @GET
    public Response get() {
        return answers.of(token::get);
    }

    @PUT
    public Response update(InputStream body) {
        return answers.of(() -> token.update(body));
    }

    @DELETE
    public Response delete() {
        return answers.of(token::delete);
    }

    @Path("revoke")
    public VerbResource revoke() {
        return VerbResource.at(answers).post(token::revoke);
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

    @OPTIONS
    public Response preflight() {
        return PatRealmResource.preflightAnswer();
    }
}
