package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.policy.PatPolicy;
import org.keycloak.models.AccountRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;

/** Who calls, as their access token says and their session proves. */
final class Caller {
    private final UserModel user;
    private final UserSessionModel userSession;
    private final AccessToken token;
    private final ClientModel account;

    /** @param token with all its claims, and {@code account} among its audiences */
    Caller(UserModel user, UserSessionModel userSession, AccessToken token, ClientModel account) {
        this.user = user;
        this.userSession = userSession;
        this.token = token;
        this.account = account;
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
                    "Your access token needs the role view-profile or manage-account of the client 'account'.");
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
                    "Your access token needs the role manage-account of the client 'account'.");
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
        signIn.requireRecent(policy);
    }

    /** The role must stand in the access token and still be the user's. */
    private boolean has(String role) {
        RoleModel model = account.getRole(role);
        AccessToken.Access access = token.getResourceAccess(account.getClientId());
        return access != null && access.isUserInRole(role) && model != null && user.hasRole(model);
    }
}
