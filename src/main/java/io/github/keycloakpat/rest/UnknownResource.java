package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** An address below ours at which there is nothing, told in our own words; JAX-RS knows no method for every verb. */
public final class UnknownResource {
    private final Answers answers;

    UnknownResource(KeycloakSession session) {
        this.answers = new Answers(session);
    }

    @GET
    public Response get() {
        return unknown();
    }

    @POST
    public Response post() {
        return unknown();
    }

    @PUT
    public Response put() {
        return unknown();
    }

    @DELETE
    public Response delete() {
        return unknown();
    }

    @PATCH
    public Response patch() {
        return unknown();
    }

    private Response unknown() {
        return answers.of(() -> {
            throw FaultException.of(Fault.NOT_FOUND, "There is nothing at this address. Check the path.");
        });
    }
}
