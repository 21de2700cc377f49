package io.github.keycloakpat.forwardauth;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/**
 * An address that answers every verb alike: some gateways ask by the verb of the request that they hold. JAX-RS knows no
 * method for any verb: what is not here, Keycloak answers 405, and no gateway takes that for a yes. A body says nothing.
 */
public final class EveryVerb {
    private final Supplier<Response> answer;
    private final Supplier<Response> below;

    /** @param below the answer at all addresses below this one */
    EveryVerb(Supplier<Response> answer, Supplier<Response> below) {
        this.answer = answer;
        this.below = below;
    }

    @Path("{below:.+}")
    public EveryVerb below() {
        return new EveryVerb(below, below);
    }

    @GET
    public Response get() {
        return answer.get();
    }

    @HEAD
    public Response head() {
        return answer.get();
    }

    @POST
    public Response post() {
        return answer.get();
    }

    @PUT
    public Response put() {
        return answer.get();
    }

    @PATCH
    public Response patch() {
        return answer.get();
    }

    @DELETE
    public Response delete() {
        return answer.get();
    }

    @OPTIONS
    public Response options() {
        return answer.get();
    }

    @WebDav.Propfind
    public Response propfind() {
        return answer.get();
    }

    @WebDav.Proppatch
    public Response proppatch() {
        return answer.get();
    }

    @WebDav.Mkcol
    public Response mkcol() {
        return answer.get();
    }

    @WebDav.Copy
    public Response copy() {
        return answer.get();
    }

    @WebDav.Move
    public Response move() {
        return answer.get();
    }

    @WebDav.Lock
    public Response lock() {
        return answer.get();
    }

    @WebDav.Unlock
    public Response unlock() {
        return answer.get();
    }

    @WebDav.Report
    public Response report() {
        return answer.get();
    }

    @WebDav.Search
    public Response search() {
        return answer.get();
    }
}
