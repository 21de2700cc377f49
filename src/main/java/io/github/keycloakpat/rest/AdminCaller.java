package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.lifecycle.CallingToken;
import io.github.keycloakpat.core.policy.PatPolicy;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The administrator who calls: in person, or through a personal access token of theirs. */
final class AdminCaller {
    private final KeycloakSession session;
    private final AdminAuth admin;
    private Optional<CallingToken> through = Optional.empty();

    AdminCaller(KeycloakSession session, AdminPermissionEvaluator auth) {
        this.session = session;
        this.admin = auth.adminAuth();
    }

    /** Before anything else: what came of a personal access token is good for its scope only, and as long as that is. */
    void verify() {
        if (!CallingTokens.isBehind(session, admin.getToken())) {
            return;
        }
        if (!admin.getRealm().equals(session.getContext().getRealm())) {
            throw FaultException.of(
                    Fault.PERMISSION_DENIED, "A personal access token manages tokens of its own realm only.");
        }
        through = Optional.of(CallingTokens.verify(session, admin.getToken()));
    }

    Actor actor() {
        return through.map(Actor::token)
                .orElseGet(() -> Actor.user(admin.getUser().getId()));
    }

    /** Whether {@link #requireMint} would let them pass after a sign-in. */
    boolean mayMint() {
        return admin.getUser().getServiceAccountClientLink() != null
                || SignIn.of(session, admin).isInPerson();
    }

    /** To get values and to give rights: in person and recently, or by what needs no sign-in. */
    void requireMint(PatPolicy policy) {
        if (through.isPresent()) {
            if (!policy.reauthMaxAge().isZero()) {
                throw CallingTokens.noRecentSignIn();
            }
        } else if (admin.getUser().getServiceAccountClientLink() == null) { // which signs in for each access token
            var signIn = SignIn.of(session, admin);
            signIn.requireInPerson();
            signIn.requireRecent(policy);
        }
    }
}
