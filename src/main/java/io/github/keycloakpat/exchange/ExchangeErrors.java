package io.github.keycloakpat.exchange;

import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.issue.PatDetails;
import io.github.keycloakpat.metrics.Door;
import io.github.keycloakpat.metrics.UseMetrics;
import io.github.keycloakpat.metrics.UseOutcome;
import io.github.keycloakpat.usage.TooManyRefusals;
import io.github.keycloakpat.usage.UseNotes;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.services.CorsErrorResponseException;

/** Refusals as the token endpoint tells them: the event names the cause, the caller learns only its class. */
final class ExchangeErrors {
    private static final String SUBJECT_TOKEN_REFUSED = "The subject token is not valid";

    private ExchangeErrors() {}

    /** @throws CorsErrorResponseException if it is not for the number of refusals */
    static Response answer(RefusedException refused, TokenExchangeContext context) {
        Optional<Duration> wait = new UseNotes(context.getSession(), Door.EXCHANGE).refused(refused);
        if (wait.isPresent()) { // and no event: the log must not grow with each guess
            return context.getCors().add(TooManyRefusals.answer(wait.get()));
        }
        throw toResponse(refused, context);
    }

    private static CorsErrorResponseException toResponse(RefusedException refused, TokenExchangeContext context) {
        var event = context.getEvent();
        PatDetails.tell(event, refused);
        refused.pat().ifPresent(pat -> event.user(pat.userId()));
        event.detail(Details.REASON, refused.refusal().name()).error(Errors.INVALID_TOKEN);
        return switch (refused.refusal()) { // no default: a new refusal does not compile until it is placed here
            // RFC 8693 §2.2.2: every fault of the subject token is invalid_request, so a guess learns nothing
            case MALFORMED,
                    UNKNOWN,
                    DELETED,
                    SECRET_ENDED,
                    EXPIRED,
                    REVOKED,
                    TOKENS_DISABLED,
                    ADDRESS_NOT_ALLOWED,
                    NOT_BEFORE,
                    APPLICATIONS_GONE,
                    REALM_DISABLED,
                    OWNER_GONE,
                    OWNER_MISMATCH,
                    OWNER_DISABLED,
                    OWNER_LOCKED,
                    OWNER_ACTION_REQUIRED,
                    OWNER_EMAIL_UNVERIFIED,
                    ROLE_NOT_GRANTED, // gateways alone ask for these two
                    OPERATION_NOT_GRANTED ->
                badRequest(context, OAuthErrorException.INVALID_REQUEST, SUBJECT_TOKEN_REFUSED);
            case SCOPE_NOT_GRANTED ->
                badRequest( // RFC 6749 §5.2
                        context, OAuthErrorException.INVALID_SCOPE, "The token or this client has no such scope");
            case AUDIENCE_NOT_GRANTED ->
                badRequest( // RFC 8693 §2.2.2
                        context, OAuthErrorException.INVALID_TARGET, "The token is not good for this audience");
        };
    }

    /** A fault that is told before the subject token is looked at. */
    static CorsErrorResponseException refuse(TokenExchangeContext context, String error, String what) {
        UseMetrics.count(Door.EXCHANGE, UseOutcome.UNSERVED);
        context.getEvent().detail(Details.REASON, what).error(Errors.INVALID_REQUEST);
        return badRequest(context, error, what);
    }

    private static CorsErrorResponseException badRequest(TokenExchangeContext context, String error, String what) {
        return new CorsErrorResponseException(context.getCors(), error, what, Response.Status.BAD_REQUEST);
    }
}
