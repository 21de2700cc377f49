package io.github.keycloakpat.events;

import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.lifecycle.Change;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.port.PatJournal;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells Keycloak's user events what happened to tokens, as of any other credential. */
public final class UserEventJournal implements PatJournal {
    private static final String CREDENTIAL_TYPE = "personal-access-token";

    private final KeycloakSession session;
    private final RealmModel realm;

    public UserEventJournal(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    @Override
    public void record(Change change) {
        EventBuilder event = event(typeOf(change.type()), change.pat());
        if (change.actor().byRequest()) {
            describeRequest(event);
        }
        if (change.details().get(Change.REASON) instanceof String reason) {
            event.detail(Details.REASON, reason);
        }
        event.detail("pat_action", action(change.type())).success();
    }

    /** A credential that can't be used any more is removed; all else updates it. */
    private static EventType typeOf(AuditType type) {
        return switch (type) {
            case REVOKED, EXPIRED, DELETED -> EventType.REMOVE_CREDENTIAL;
            default -> EventType.UPDATE_CREDENTIAL;
        };
    }

    private static String action(AuditType type) {
        return switch (type) {
            case CREATED -> "create";
            case UPDATED -> "update";
            case SCOPES_ADDED -> "add-scopes";
            case SCOPES_REMOVED -> "remove-scopes";
            case ROTATED -> "rotate";
            case REGENERATED -> "regenerate";
            case REVOKED -> "revoke";
            case EXPIRED -> "expire";
            case DELETED -> "delete";
            case LEAKED, POLICY_CHANGED, USED, REFUSED -> throw new IllegalArgumentException("a use changes no token");
        };
    }

    /**
     * The owner is not looked up: Keycloak removes users who have left their directory when somebody asks for them, in
     * another transaction, which would wait for the lock that this one holds.
     */
    private EventBuilder event(EventType type, Pat pat) {
        return new EventBuilder(realm, session)
                .event(type)
                .user(pat.userId())
                .detail(Details.CREDENTIAL_TYPE, CREDENTIAL_TYPE)
                .detail("pat_id", pat.id())
                .detail("pat_name", pat.name().value())
                .detail("pat_hint", pat.secret().hint())
                .detail("pat_scopes", pat.grant().scopes().toString());
    }

    /** Nobody's request is to be blamed for what a rule of the realm does. */
    private void describeRequest(EventBuilder event) {
        var context = session.getContext();
        if (context.getConnection() != null) {
            event.ipAddress(context.getConnection().getRemoteHost());
        }
        if (context.getClient() != null) {
            event.client(context.getClient());
        }
        if (context.getUserSession() != null) {
            event.session(context.getUserSession());
            tellOwner(event, context.getUserSession().getUser());
        }
    }

    /** Whose session it is, is known without looking. */
    private static void tellOwner(EventBuilder event, UserModel caller) {
        if (caller != null && caller.getId().equals(event.getEvent().getUserId())) {
            event.detail(Details.USERNAME, caller.getUsername());
        }
    }
}
