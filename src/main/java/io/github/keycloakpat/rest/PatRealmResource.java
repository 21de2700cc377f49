package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.lifecycle.IssuedPat;
import io.github.keycloakpat.core.lifecycle.PatEnding;
import io.github.keycloakpat.core.lifecycle.PatMinting;
import io.github.keycloakpat.core.lifecycle.PatReading;
import io.github.keycloakpat.core.port.PatQuery;
import io.github.keycloakpat.forwardauth.EveryVerb;
import io.github.keycloakpat.forwardauth.ForwardAuthDoor;
import io.github.keycloakpat.rest.Access.Grip;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.cors.Cors;

/** A user's own tokens: {@code /realms/{realm}/personal-access-tokens}. */
public final class PatRealmResource {
    private static final String VERBS = "GET, POST, DELETE";
    private final RestContext rest;
    private final Access access;
    private final Answers answers;
    private final ForwardAuthDoor forwardAuth;

    PatRealmResource(KeycloakSession session, ForwardAuthDoor forwardAuth) {
        this.forwardAuth = forwardAuth;
        this.rest = new RestContext(session);
        this.access = new OwnAccess(session);
        this.answers = rest.answers();
    }

    @GET
    public Response list() {
        return answers.of(() -> {
            Grip grip = access.reading();
            var parameters = ListParameters.ofList(rest.query());
            var pats = new PatReading(grip.registry());
            Instant now = grip.registry().now();
            PatQuery query = parameters.query(grip.ownerId(), now);
            return Answers.json(200, rest.represent(grip, pats.list(query, parameters.page()), now))
                    .header("X-Total-Count", pats.count(query));
        });
    }

    @POST
    public Response create(InputStream body) {
        return answers.of(() -> {
            Grip grip = access.minting();
            var fields = rest.fields(body, DraftRequest.FIELDS);
            IssuedPat issued = new PatMinting(grip.registry())
                    .create(grip.ownerId(), new DraftRequest(rest.realm(), fields).draft());
            return Answers.json(201, rest.represent(grip, issued))
                    .header(HttpHeaders.LOCATION, rest.location("realms/{realm}", issued));
        });
    }

    @DELETE
    public Response deleteAll() {
        return answers.of(() -> {
            Grip grip = access.writing();
            var parameters = ListParameters.ofDeletion(rest.query());
            PatQuery query = parameters.query(grip.ownerId(), grip.registry().now());
            if (!parameters.isConfirmed()) {
                throw FaultException.of(
                        Fault.CONFIRMATION_REQUIRED,
                        "This deletes all tokens that match, for good. Add confirm=true if that is meant.");
            }
            return Answers.json(200, Map.of("deleted", new PatEnding(grip.registry()).deleteAll(query)));
        });
    }

    @Path("grantable")
    public VerbResource grantable() {
        return VerbResource.at(answers).get(() -> {
            Grip grip = access.reading();
            return Answers.json(200, new Grantable(rest.realm(), grip.services()).of(grip.ownerId()));
        });
    }

    @Path("leaked")
    public VerbResource leaked() {
        return VerbResource.at(answers).post(new LeakCalls(rest.session())::report);
    }

    @Path("auth")
    public EveryVerb auth() {
        return forwardAuth.asked(rest.session());
    }

    /** What follows is the gateway's own request, which says nothing here. */
    @Path("auth/for/{demands}")
    public EveryVerb auth(@PathParam("demands") String demands) {
        return forwardAuth.asked(rest.session(), demands);
    }

    @Path("{id}")
    public PatResource token(@PathParam("id") String id) {
        return new PatResource(rest, access, id);
    }

    @PUT
    public Response put() {
        return answers.notAllowed(VERBS);
    }

    @PATCH
    public Response patch() {
        return answers.notAllowed(VERBS);
    }

    @OPTIONS
    public Response preflight() {
        return preflightAnswer();
    }

    static Response preflightAnswer() {
        return Cors.builder()
                .preflight()
                .allowedMethods(CallerAuthenticator.METHODS)
                .auth()
                .add(Response.ok());
    }
}
