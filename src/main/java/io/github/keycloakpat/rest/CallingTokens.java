package io.github.keycloakpat.rest;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.lifecycle.CallingToken;
import io.github.keycloakpat.core.manage.ManagementCall;
import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.core.verify.VerifiedPat;
import io.github.keycloakpat.issue.PatClaims;
import io.github.keycloakpat.issue.PatGrantTypeFactory;
import io.github.keycloakpat.issue.RequestedCall;
import io.github.keycloakpat.realm.KeycloakClientLimits;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.AccessToken;

/**
 * Personal access tokens that call our REST interface, by what they were exchanged for. The guard has let this one in
 * because of its scope; here the token itself is looked at, as it is now.
 */
final class CallingTokens {
    private CallingTokens() {}

    /** Whether an access token came from a personal access token. */
    static boolean isBehind(KeycloakSession session, AccessToken token) {
        return PatGrantTypeFactory.isOurs(session, token);
    }

    /**
     * The token behind an access token.
     *
     * @throws FaultException unless it is good now, here, and for this very call
     */
    static CallingToken verify(KeycloakSession session, AccessToken token) {
        ManagementCall call = RequestedCall.of(session).orElseThrow(CallingTokens::notForThis);
        ClientModel client = session.getContext().getRealm().getClientByClientId(token.getIssuedFor());
        VerifiedPat verified = verify(session, token, client);
        ScopeSet wanted = ScopeSet.of(Set.of(call.scope().scope()));
        ScopeSet given = wanted.narrowTo(verified.pat().grant().scopes());
        var limits = new KeycloakClientLimits(client, Optional.empty());
        if (limits.assigned(verified.owner().grantable(given)).isEmpty()) {
            throw FaultException.of(
                    Fault.PERMISSION_DENIED,
                    "The token no longer has the scope " + wanted + ", or its owner or client lost it.");
        }
        return CallingToken.of(verified.pat(), valueIssuedAt(token));
    }

    private static VerifiedPat verify(KeycloakSession session, AccessToken token, ClientModel client) {
        var services = PatServices.of(session);
        try {
            return services.verifier()
                    .verifyAgain(
                            PatClaims.patId(token),
                            PatClaims.generation(token),
                            valueIssuedAt(token),
                            services.useThrough(client));
        } catch (RefusedException e) {
            throw notForThis();
        }
    }

    private static Instant valueIssuedAt(AccessToken token) {
        return PatClaims.valueIssuedAt(token).orElseThrow(CallingTokens::notForThis);
    }

    private static FaultException notForThis() {
        return FaultException.of(
                Fault.UNAUTHORIZED, "The token that you call with can't be used for this now. Look at its status.");
    }

    static FaultException noRecentSignIn() {
        return FaultException.of(
                Fault.PERMISSION_DENIED,
                "This realm demands a recent sign-in for this, which a token has not. Do it in person.");
    }
}
