package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.lifecycle.CallingToken;
import io.github.keycloakpat.core.policy.PatPolicy;
import java.util.Optional;
import org.keycloak.models.AccountRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** Who calls, as their access token says and their session proves. */
final class Caller {
    private final UserModel user;
    private final UserSessionModel userSession;
    private final AccessToken token;
    private final ClientModel account;
    private final Optional<CallingToken> through;

    private Caller(AuthResult result, AccessToken token, ClientModel account, Optional<CallingToken> through) {
        this.user = result.user();
        this.userSession = result.session();
        this.token = token;
        this.account = account;
        this.through = through;
    }

    /** @param token with all its claims, and {@code account} among its audiences */
    static Caller inPerson(AuthResult result, AccessToken token, ClientModel account) {
        return new Caller(result, token, account, Optional.empty());
    }

    /**
     * By a personal access token. Its scope stands in the place of the audience, the role and the client of an access
     * token; the role must still be the user's.
     */
    static Caller through(CallingToken pat, AuthResult result, ClientModel account) {
        return new Caller(result, result.token(), account, Optional.of(pat));
    }

    Actor actor() {
        return through.map(Actor::token).orElseGet(() -> Actor.user(user.getId()));
    }

    String userId() {
        return user.getId();
    }

    String username() {
        return user.getUsername();
    }

    UserModel user() {
        return user;
    }

    void requireRead() {
        if (!has(AccountRoles.VIEW_PROFILE) && !has(AccountRoles.MANAGE_ACCOUNT)) {
            throw FaultException.of(
                    Fault.PERMISSION_DENIED,
                    "You need the role view-profile or manage-account of the client 'account', also in your access token.");
        }
    }

    /**
     * Without the rule on clients, any application that a user signs in to could make itself a token: default roles hold
     * manage-account.
     */
    void requireWrite(PatPolicy policy) {
        if (!has(AccountRoles.MANAGE_ACCOUNT)) {
            throw FaultException.of(
                    Fault.PERMISSION_DENIED,
                    "You need the role manage-account of the client 'account', also in your access token.");
        }
        if (through.isPresent()) {
            return;
        }
        if (token.getIssuedFor() == null || !policy.managementClients().contains(token.getIssuedFor())) {
            throw FaultException.of(
                    Fault.CLIENT_NOT_ALLOWED,
                    "Your access token was issued to an application that may not manage personal access tokens. "
                            + "Use the account console or kcpat.");
        }
    }

    /** Beyond {@link #requireWrite}: the user in person, and signed in as recently as the policy demands. */
    void requireMint(PatPolicy policy) {
        requireWrite(policy);
        if (user.getServiceAccountClientLink() != null) {
            throw FaultException.of(
                    Fault.PERMISSION_DENIED,
                    "A service account can't make tokens for itself. An administrator can make one for it.");
        }
        var signIn = new SignIn(userSession);
        signIn.requireInPerson();
        if (through.isPresent() && !policy.reauthMaxAge().isZero()) {
            throw CallingTokens.noRecentSignIn();
        }
        signIn.requireRecent(policy);
    }

    /** The role must stand in the access token and still be the user's. */
    private boolean has(String role) {
        RoleModel model = account.getRole(role);
        return (through.isPresent() || isInToken(role)) && model != null && user.hasRole(model);
    }

    private boolean isInToken(String role) {
        AccessToken.Access access = token.getResourceAccess(account.getClientId());
        return access != null && access.isUserInRole(role);
    }
}
