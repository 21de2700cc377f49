package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An address below a token, and what each verb does there. What it does not know it refuses in our own words; JAX-RS
 * knows no method for every verb.
 */
public final class VerbResource {
    private final Answers answers;
    private final Map<String, Function<InputStream, ResponseBuilder>> calls = new TreeMap<>();

    private VerbResource(Answers answers) {
        this.answers = answers;
    }

    static VerbResource at(Answers answers) {
        return new VerbResource(answers);
    }

    VerbResource get(Supplier<ResponseBuilder> call) {
        calls.put("GET", body -> call.get());
        return this;
    }

    VerbResource delete(Supplier<ResponseBuilder> call) {
        calls.put("DELETE", body -> call.get());
        return this;
    }

    VerbResource put(Function<InputStream, ResponseBuilder> call) {
        calls.put("PUT", call);
        return this;
    }

    VerbResource post(Function<InputStream, ResponseBuilder> call) {
        calls.put("POST", call);
        return this;
    }

    @GET
    public Response get() {
        return answer("GET", InputStream.nullInputStream());
    }

    @POST
    public Response post(InputStream body) {
        return answer("POST", body);
    }

    @PUT
    public Response put(InputStream body) {
        return answer("PUT", body);
    }

    @PATCH
    public Response patch(InputStream body) {
        return answer("PATCH", body);
    }

    @DELETE
    public Response delete(InputStream body) {
        return answer("DELETE", body);
    }

    @OPTIONS
    public Response preflight() {
        return PatRealmResource.preflightAnswer();
    }

    /** There is nothing below. */
    @Path("{unknown:.+}")
    public VerbResource unknown() {
        return new VerbResource(answers);
    }

    private Response answer(String verb, InputStream body) {
        Function<InputStream, ResponseBuilder> call = calls.get(verb);
        if (call != null) {
            return answers.of(() -> call.apply(body));
        }
        return calls.isEmpty() ? nothingHere() : answers.notAllowed(String.join(", ", calls.keySet()));
    }

    private Response nothingHere() {
        return answers.of(() -> {
            throw FaultException.of(Fault.NOT_FOUND, "There is nothing at this address. Check the path.");
        });
    }
}
