package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.policy.PatPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.admin.AdminAuth;

/**
 * How a person came to the session by which they call.
 *
 * @param session null where none is kept, of which nothing is known then
 */
record SignIn(@Nullable UserSessionModel session) {

    /** Of an administrator, whose session is in the realm that they signed in to. */
    static SignIn of(KeycloakSession keycloak, AdminAuth admin) {
        String id = admin.getToken().getSessionId();
        if (id == null) {
            return new SignIn(null);
        }
        UserSessionModel online = keycloak.sessions().getUserSession(admin.getRealm(), id);
        return new SignIn(online == null ? keycloak.sessions().getOfflineUserSession(admin.getRealm(), id) : online);
    }

    /** Whether it is themselves who signed in. */
    boolean isInPerson() {
        return session != null && !isImpersonated();
    }

    private boolean isImpersonated() {
        return note(ImpersonationSessionNote.IMPERSONATOR_ID.toString()).isPresent();
    }

    /** Refuses who got into another's session by impersonation. */
    void requireInPerson() {
        if (session == null) {
            throw FaultException.of(
                    Fault.PERMISSION_DENIED,
                    "Nothing is known of the session in which you signed in. Sign in again to do this.");
        }
        if (isImpersonated()) {
            throw FaultException.of(
                    Fault.PERMISSION_DENIED, "Who impersonates a user can't make tokens in that user's name.");
        }
    }

    /** As recent as the policy demands. */
    void requireRecent(PatPolicy policy) {
        long maxAge = policy.reauthMaxAge().toSeconds();
        if (maxAge == 0) {
            return;
        }
        long now = Time.currentTimeMillis() / 1000;
        boolean recent = note(AuthenticationManager.AUTH_TIME)
                .filter(text -> text.matches("\\d{1,12}"))
                .map(text -> now - Long.parseLong(text) <= maxAge)
                .orElse(false);
        if (!recent) {
            throw FaultException.of(
                    Fault.INSUFFICIENT_USER_AUTHENTICATION,
                    "Sign in again to do this: your sign-in is older than " + maxAge + " seconds.",
                    Long.toString(maxAge));
        }
    }

    private Optional<String> note(String name) {
        return Optional.ofNullable(session).map(kept -> kept.getNote(name));
    }
}
