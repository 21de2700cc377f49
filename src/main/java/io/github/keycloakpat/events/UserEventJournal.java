package io.github.keycloakpat.events;

import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.Remark;
import io.github.keycloakpat.core.lifecycle.Revocation;
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
    public void created(Pat pat) {
        event(EventType.UPDATE_CREDENTIAL, "create", pat).success();
    }

    @Override
    public void updated(Pat before, Pat after) {
        event(EventType.UPDATE_CREDENTIAL, "update", after).success();
    }

    @Override
    public void revoked(Pat pat) {
        EventBuilder event = event(EventType.REMOVE_CREDENTIAL, "revoke", pat);
        pat.revocation()
                .flatMap(Revocation::reason)
                .map(Remark::value)
                .ifPresent(text -> event.detail(Details.REASON, text));
        event.success();
    }

    @Override
    public void deleted(Pat pat) {
        event(EventType.REMOVE_CREDENTIAL, "delete", pat).success();
    }

    private EventBuilder event(EventType type, String action, Pat pat) {
        var context = session.getContext();
        var event = new EventBuilder(realm, session, context.getConnection()).event(type);
        UserModel owner = session.users().getUserById(realm, pat.userId());
        if (owner != null) {
            event.user(owner).detail(Details.USERNAME, owner.getUsername());
        } else {
            event.user(pat.userId());
        }
        if (context.getClient() != null) {
            event.client(context.getClient());
        }
        if (context.getUserSession() != null) {
            event.session(context.getUserSession());
        }
        return event.detail(Details.CREDENTIAL_TYPE, CREDENTIAL_TYPE)
                .detail("pat_action", action)
                .detail("pat_id", pat.id())
                .detail("pat_name", pat.name().value())
                .detail("pat_hint", pat.hint())
                .detail("pat_scopes", pat.grant().scopes().toString());
    }
}
