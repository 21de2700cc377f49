package io.github.keycloakpat.rest;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Access of an administrator to the tokens of one user, by Keycloak's permissions on that user. */
final class AdminAccess implements Access {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminCaller admin;
    private final Supplier<UserModel> owner;
    private final Supplier<FaultException> hidden;

    /**
     * @param owner answers null if there is no such user or token
     * @param hidden the answer for what is not there, and the same for what the administrator may not see
     */
    AdminAccess(
            KeycloakSession session,
            AdminPermissionEvaluator auth,
            AdminCaller admin,
            Supplier<UserModel> owner,
            Supplier<FaultException> hidden) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.auth = auth;
        this.admin = admin;
        this.owner = owner;
        this.hidden = hidden;
    }

    @Override
    public Grip reading() {
        return grip(visible());
    }

    @Override
    public Grip writing() {
        UserModel user = visible();
        missing(auth.users().canManage(user), "manage this user").ifPresent(AdminAccess::refuse);
        return grip(user);
    }

    @Override
    public Grip widening() {
        Grip grip = writing();
        admin.requireMint(grip.services().policy());
        return grip;
    }

    /**
     * Who gets the value of another person's token can be that person, as far as the token goes. No client is named to
     * Keycloak: with one it asks what the user may instead of what the administrator may.
     */
    @Override
    public Grip minting() {
        UserModel user = visible();
        missingToMint(user).ifPresent(AdminAccess::refuse);
        Grip grip = grip(user);
        admin.requireMint(grip.services().policy());
        return grip;
    }

    /** Whether {@link #minting} would let the administrator pass, apart from how recent the sign-in is. */
    boolean mayMint() {
        return missingToMint(visible()).isEmpty();
    }

    private Optional<String> missingToMint(UserModel user) {
        ClientModel client = user.getServiceAccountClientLink() == null
                ? null
                : realm.getClientById(user.getServiceAccountClientLink());
        if (client != null) {
            return missing(auth.clients().canManage(client), "manage the client of this service account");
        }
        return missing(auth.users().canManage(user), "manage this user")
                .or(() -> missing(
                        auth.users().canImpersonate(user, null),
                        "impersonate this user, as the answer holds a value that stands for them"));
    }

    private UserModel visible() {
        UserModel user = owner.get();
        if (user == null || !auth.users().canView(user)) {
            throw hidden.get();
        }
        return user;
    }

    private static Optional<String> missing(boolean allowed, String what) {
        return allowed ? Optional.empty() : Optional.of(what);
    }

    private static void refuse(String what) {
        throw FaultException.of(
                Fault.PERMISSION_DENIED, "You need the permission to " + what + ". Ask an administrator for it.");
    }

    private Grip grip(UserModel user) {
        var services = PatServices.of(session);
        return new Grip(services, services.registry(admin.actor()), user.getId(), user.getUsername());
    }
}
