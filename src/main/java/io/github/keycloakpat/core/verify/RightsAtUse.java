package io.github.keycloakpat.core.verify;

import io.github.keycloakpat.core.grant.AudienceRule;
import io.github.keycloakpat.core.grant.Rights;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.core.port.ClientLimits;
import java.util.Set;

/** Works out what one use may do: token ∩ owner now ∩ policy now ∩ client ∩ request. */
public final class RightsAtUse {
    private final PatPolicy policy;

    public RightsAtUse(PatPolicy policy) {
        this.policy = policy;
    }

    /** @throws RefusedException if the request is for more than there is, or nothing is left of the token's scopes */
    public Rights of(VerifiedPat verified, ClientLimits client, RightsRequest request) throws RefusedException {
        ScopeSet scopes = scopes(verified, client, request.scopes());
        Set<String> fromToken = verified.pat()
                .grant()
                .roles()
                .map(verified.owner()::held)
                .orElseGet(() -> verified.owner().rolesOf(scopes));
        return new Rights(
                scopes,
                client.permitted(fromToken, scopes),
                audience(verified, request.audiences()),
                policy.details().narrow(verified.pat().grant().details()));
    }

    private static ScopeSet scopes(VerifiedPat verified, ClientLimits client, ScopeSet requested)
            throws RefusedException {
        ScopeSet given = verified.pat().grant().scopes();
        ScopeSet available = client.assigned(verified.owner().grantable(given));
        if (!requested.isWithin(available)) {
            throw refused(Refusal.SCOPE_NOT_GRANTED, verified);
        }
        ScopeSet granted = requested.isEmpty() ? available : requested;
        if (granted.isEmpty() && !given.isEmpty()) {
            throw refused(Refusal.SCOPE_NOT_GRANTED, verified);
        }
        return granted;
    }

    private static AudienceRule audience(VerifiedPat verified, Set<String> requested) throws RefusedException {
        Set<String> named = verified.audiences();
        if (named.isEmpty()) {
            return requested.isEmpty() ? new AudienceRule.AsBrought() : new AudienceRule.BroughtAmong(requested);
        }
        if (!named.containsAll(requested)) {
            throw refused(Refusal.AUDIENCE_NOT_GRANTED, verified);
        }
        return new AudienceRule.Exactly(requested.isEmpty() ? named : requested);
    }

    private static RefusedException refused(Refusal refusal, VerifiedPat verified) {
        return new RefusedException(refusal, verified.pat());
    }
}
