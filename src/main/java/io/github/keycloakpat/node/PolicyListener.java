package io.github.keycloakpat.node;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.audit.Origin;
import io.github.keycloakpat.core.lifecycle.Actor;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jboss.logging.Logger;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerTransaction;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Looks at a realm's policy after an administrator has changed the realm or its client scopes, and tells who it was. It
 * does so once the change is committed, in a transaction of its own: Keycloak's call must not fail of it. What fails here
 * a job tells later, without the administrator.
 */
final class PolicyListener implements EventListenerProvider {
    private static final Logger LOG = Logger.getLogger(PolicyListener.class);
    private static final Set<ResourceType> WATCHED = Set.of(ResourceType.REALM, ResourceType.CLIENT_SCOPE);

    private final KeycloakSession session;

    PolicyListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {}

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        if (WATCHED.contains(event.getResourceType())) {
            KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
            var afterwards = new EventListenerTransaction((told, representation) -> look(factory, told), null);
            afterwards.addAdminEvent(event, false);
            session.getTransactionManager().enlistAfterCompletion(afterwards);
        }
    }

    private static void look(KeycloakSessionFactory factory, AdminEvent event) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, own -> {
                RealmModel made = made(own, event);
                if (made != null) {
                    look(own, made, event, (field, text) -> true);
                } else {
                    look(own, own.realms().getRealm(event.getRealmId()), event, PolicyWritten.by(event));
                }
            });
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "a change of realm %s could not be searched for changes of its policy; a job does it later",
                    event.getRealmId());
        }
    }

    /** Who makes a realm is told about in the maker's own realm, with the name of the new one. */
    private static RealmModel made(KeycloakSession own, AdminEvent event) {
        boolean made =
                event.getResourceType() == ResourceType.REALM && event.getOperationType() == OperationType.CREATE;
        return made ? own.realms().getRealmByName(event.getResourcePath()) : null;
    }

    private static void look(
            KeycloakSession own, RealmModel realm, AdminEvent event, BiPredicate<String, String> written) {
        if (realm != null) {
            own.getContext().setRealm(realm);
            AuthDetails who = event.getAuthDetails();
            PatServices.of(own, realm).noticePolicy(Actor.user(who.getUserId()), originOf(own, who), written);
        }
    }

    private static Origin originOf(KeycloakSession own, AuthDetails who) {
        RealmModel realm = own.realms().getRealm(who.getRealmId());
        ClientModel client = realm == null ? null : realm.getClientById(who.getClientId());
        return Origin.of(client == null ? null : client.getClientId(), who.getIpAddress(), null);
    }

    @Override
    public void close() {}
}
