package io.github.keycloakpat.jobs;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.storage.PatProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.StorageId;

/**
 * Takes away the tokens of owners and realms that went without a word: Keycloak removes imported users in bulk, and
 * this extension may have been away for a while. An owner is lost only if Keycloak's tables and Keycloak itself say so;
 * a user storage that does not answer takes nobody's tokens.
 */
final class OrphanJob implements Job {
    @Override
    public String name() {
        return "orphans";
    }

    @Override
    public Duration interval() {
        return Duration.ofDays(1);
    }

    @Override
    public void run(Sweep sweep, Instant now) {
        for (String realmId : sweep.keptRealms()) {
            sweep.attempt(realmId, session -> {
                if (Sweep.realm(session, realmId).isEmpty()) {
                    session.getProvider(PatProvider.class).forgetRealm(realmId);
                }
            });
            sweep.pages(
                    (store, after) -> store.lostOwners(realmId, after, Sweep.PAGE),
                    Function.identity(),
                    userId -> sweep.inRealm(realmId, (session, services) -> removeLost(session, services, userId)));
            sweep.pages(
                    (store, after) -> store.foreignOwners(realmId, after, Sweep.PAGE),
                    Function.identity(),
                    userId -> sweep.inRealm(realmId, (session, services) -> removeForeign(session, services, userId)));
        }
    }

    private static void removeLost(KeycloakSession session, PatServices services, String userId) {
        if (session.users().getUserById(session.getContext().getRealm(), userId) == null) {
            services.removeOwner(userId);
        }
    }

    /** Lost once the storage itself was taken out of the realm. */
    private static void removeForeign(KeycloakSession session, PatServices services, String userId) {
        RealmModel realm = session.getContext().getRealm();
        if (realm.getComponent(new StorageId(userId).getProviderId()) == null) {
            services.removeOwner(userId);
        }
    }
}
