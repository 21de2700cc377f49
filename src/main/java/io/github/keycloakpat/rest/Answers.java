package io.github.keycloakpat.rest;

import io.github.keycloakpat.api.PatErrorRepresentation;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** Turns what a call did, or why it did not, into an answer that no cache keeps. */
final class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);

    private final KeycloakSession session;
    private final Runnable gate;

    /** @param gate what each call must get past first */
    Answers(KeycloakSession session, Runnable gate) {
        this.session = session;
        this.gate = gate;
    }

    Response of(Supplier<ResponseBuilder> call) {
        return run(call).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** @param allowed verbs (RFC 9110 §15.5.6) */
    Response notAllowed(String allowed) {
        Response answer = of(() -> {
            throw FaultException.of(
                    Fault.METHOD_NOT_ALLOWED, "This address knows " + allowed + " only. Use one of these.");
        });
        return Response.fromResponse(answer).header(HttpHeaders.ALLOW, allowed).build();
    }

    static ResponseBuilder json(int status, Object entity) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(Json.write(entity));
    }

    private ResponseBuilder run(Supplier<ResponseBuilder> call) {
        try {
            gate.run();
            return call.get();
        } catch (FaultException e) {
            return refused(e);
        } catch (WebApplicationException e) {
            return refused(ofKeycloak(e));
        } catch (RuntimeException e) {
            LOG.error("a call about personal access tokens failed", e);
            return refused(FaultException.of(
                    Fault.SERVER_ERROR,
                    "Something went wrong on the server, and nothing was changed. Try again later."));
        }
    }

    private ResponseBuilder refused(FaultException fault) {
        session.getTransactionManager().setRollbackOnly();
        var body = new PatErrorRepresentation(
                fault.fault().code(), fault.getMessage(), fault.field().orElse(null), fault.params());
        ResponseBuilder answer = json(FaultStatus.of(fault.fault()), body);
        return switch (fault.fault()) {
            case UNAUTHORIZED -> answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge());
            case INSUFFICIENT_USER_AUTHENTICATION ->
                answer.header( // RFC 9470 §3
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"insufficient_user_authentication\", max_age="
                                + fault.params().get(0));
            default -> answer;
        };
    }

    private String challenge() {
        boolean presented =
                session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(HttpHeaders.AUTHORIZATION)
                        != null;
        return presented ? "Bearer error=\"invalid_token\"" : "Bearer"; // RFC 6750 §3.1
    }

    private static FaultException ofKeycloak(WebApplicationException e) {
        Fault fault = switch (e.getResponse().getStatus()) {
            case 401 -> Fault.UNAUTHORIZED;
            case 403 -> Fault.PERMISSION_DENIED;
            case 404 -> Fault.NOT_FOUND;
            case 405 -> Fault.METHOD_NOT_ALLOWED;
            case 413 -> Fault.PAYLOAD_TOO_LARGE;
            case 415 -> Fault.UNSUPPORTED_MEDIA_TYPE;
            default -> e.getResponse().getStatus() < 500 ? Fault.INVALID_REQUEST : Fault.SERVER_ERROR;
        };
        if (fault == Fault.PERMISSION_DENIED) {
            return FaultException.of(
                    fault, "You lack a permission of Keycloak's that this needs. Ask an administrator for it.");
        }
        String message = e.getMessage() == null ? "The server refused the request." : e.getMessage();
        return FaultException.of(fault, message);
    }
}
