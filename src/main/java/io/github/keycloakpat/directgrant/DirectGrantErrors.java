package io.github.keycloakpat.directgrant;

import io.github.keycloakpat.core.verify.Refusal;
import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.issue.PatDetails;
import io.github.keycloakpat.metrics.Door;
import io.github.keycloakpat.metrics.UseMetrics;
import io.github.keycloakpat.metrics.UseOutcome;
import io.github.keycloakpat.usage.TooManyRefusals;
import io.github.keycloakpat.usage.UseNotes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/** Refusals in the words that Keycloak has for a wrong password; the event names the cause. */
final class DirectGrantErrors {
    static final String WRONG_CREDENTIALS = "Invalid user credentials";

    private DirectGrantErrors() {}

    static Response toResponse(RefusedException refused, AuthenticationFlowContext context) {
        var limited = new UseNotes(context.getSession(), Door.DIRECT_GRANT).refused(refused);
        if (refused.refusal() == Refusal.SCOPE_NOT_GRANTED) {
            tell(refused, context);
            return badRequest(OAuthErrorException.INVALID_SCOPE, "The token or this client has no such scope");
        }
        AuthenticatorUtils.dummyHash(context); // as long as Keycloak takes for a name that nobody has
        if (limited.isPresent()) {
            return TooManyRefusals.answer(limited.get()).build();
        }
        tell(refused, context);
        return badRequest(OAuthErrorException.INVALID_GRANT, WRONG_CREDENTIALS);
    }

    static Response toResponse(UnservedException unserved, AuthenticationFlowContext context) {
        UseMetrics.count(Door.DIRECT_GRANT, UseOutcome.UNSERVED);
        context.getEvent().user(context.getUser());
        context.getEvent().detail(Details.REASON, unserved.getMessage()).error(Errors.INVALID_REQUEST);
        return badRequest(unserved.error(), unserved.getMessage());
    }

    private static void tell(RefusedException refused, AuthenticationFlowContext context) {
        EventBuilder event = context.getEvent();
        event.user(context.getUser());
        PatDetails.tell(event, refused);
        event.detail(Details.REASON, refused.refusal().name()).error(Errors.INVALID_USER_CREDENTIALS);
    }

    private static Response badRequest(String error, String description) {
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(new OAuth2ErrorRepresentation(error, description))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
