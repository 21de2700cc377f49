package io.github.keycloakpat.forwardauth;

import io.github.keycloakpat.api.PatErrorRepresentation;
import io.github.keycloakpat.core.demand.Demand;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.verify.Refusal;
import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.issue.PatDetails;
import io.github.keycloakpat.metrics.Door;
import io.github.keycloakpat.metrics.UseMetrics;
import io.github.keycloakpat.metrics.UseOutcome;
import io.github.keycloakpat.usage.TooManyRefusals;
import io.github.keycloakpat.usage.UseNotes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;

/**
 * How a gateway is told no: 401 where other credentials may help, 403 where they are good and do not suffice, or where the
 * gateway itself is at fault. Events name the cause.
 */
final class GatewayRefusals {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final KeycloakSession session;
    private final boolean bearer;

    /** @param bearer whether the caller speaks Bearer */
    GatewayRefusals(KeycloakSession session, boolean bearer) {
        this.session = session;
        this.bearer = bearer;
    }

    ResponseBuilder nothingPresented() {
        UseMetrics.count(Door.FORWARD_AUTH, UseOutcome.CHALLENGED);
        return challenged(
                "",
                "Send a personal access token: as a bearer, or as the password of Basic with your user"
                        + " name, or 'token', as the name.");
    }

    /** A demand that nobody can meet, as the gateway is set up wrongly, or was called by http. */
    ResponseBuilder misled(FaultException fault) {
        UseMetrics.count(Door.FORWARD_AUTH, UseOutcome.UNSERVED);
        return json(fault.fault() == Fault.NOT_FOUND ? NOT_FOUND : FORBIDDEN, fault);
    }

    /** Whatever happened, it is no yes. */
    ResponseBuilder failed() {
        UseMetrics.count(Door.FORWARD_AUTH, UseOutcome.FAILED);
        return json(
                SERVER_ERROR,
                FaultException.of(Fault.SERVER_ERROR, "Something went wrong on the server. Try again later."));
    }

    ResponseBuilder refused(RefusedException refused, Demand demand) {
        var wait = new UseNotes(session, Door.FORWARD_AUTH).refused(refused);
        if (wait.isPresent()) { // and no event: the log must not grow with each guess
            return tooMany(wait.get());
        }
        tell(refused);
        return switch (refused.refusal()) {
            case SCOPE_NOT_GRANTED ->
                insufficient(
                                "has not, or no longer, the scope that is demanded here",
                                demand.scopes().toString())
                        .header(HttpHeaders.WWW_AUTHENTICATE, insufficientScope(demand));
            case ROLE_NOT_GRANTED ->
                insufficient(
                        "has not, or no longer, the role that is demanded here",
                        demand.role().orElse(""));
            case AUDIENCE_NOT_GRANTED ->
                insufficient(
                        "is not for the application that is demanded here",
                        demand.audience().orElse(""));
            case OPERATION_NOT_GRANTED -> insufficient("does not allow this operation on this entity", "");
            default ->
                challenged(
                        "error=\"invalid_token\"",
                        "The personal access token is not valid, or its owner may not use it now. Check it, or make a"
                                + " new one.");
        };
    }

    private static ResponseBuilder tooMany(Duration wait) {
        return json(TOO_MANY, FaultException.of(Fault.RATE_LIMITED, TooManyRefusals.message(wait)))
                .header(HttpHeaders.RETRY_AFTER, wait.toSeconds());
    }

    private void tell(RefusedException refused) {
        EventBuilder event = new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.INTROSPECT_TOKEN)
                .client(session.getContext().getClient())
                .detail(Details.AUTH_METHOD, ForwardAuth.METHOD);
        PatDetails.tell(event, refused);
        refused.pat().ifPresent(pat -> event.user(pat.userId()));
        event.detail(Details.REASON, refused.refusal().name())
                .error(
                        refused.refusal().isOfToken() || refused.refusal() == Refusal.OWNER_MISMATCH
                                ? Errors.INVALID_TOKEN
                                : Errors.ACCESS_DENIED);
    }

    private static ResponseBuilder insufficient(String why, String what) {
        String named = what.isEmpty() ? "" : " (" + what + ")";
        return json(
                FORBIDDEN,
                FaultException.of(
                        Fault.PERMISSION_DENIED, "The token " + why + named + ". Use, or make, one that suffices."));
    }

    /** RFC 6750 §3. Names of scopes hold no quotes. */
    private static String insufficientScope(Demand demand) {
        return "Bearer error=\"insufficient_scope\", scope=\"" + demand.scopes() + "\"";
    }

    /** Both ways to present a token, that which the caller uses first: some gateways pass only that one on. */
    private ResponseBuilder challenged(String error, String message) {
        String realm = "realm=\"" + quoted(session.getContext().getRealm().getName()) + "\"";
        String basicChallenge = "Basic " + realm + ", charset=\"UTF-8\"";
        String bearerChallenge = "Bearer " + realm + (error.isEmpty() ? "" : ", " + error);
        ResponseBuilder answer = json(UNAUTHORIZED, FaultException.of(Fault.UNAUTHORIZED, message));
        (bearer ? Stream.of(bearerChallenge, basicChallenge) : Stream.of(basicChallenge, bearerChallenge))
                .forEach(challenge -> answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
        return answer;
    }

    /** As a quoted-string (RFC 9110 §5.6.4) of visible ASCII. */
    private static String quoted(String name) {
        return Identity.encode(name).replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static ResponseBuilder json(int status, FaultException fault) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new PatErrorRepresentation(fault.fault().code(), fault.getMessage(), null, List.of()));
    }
}
