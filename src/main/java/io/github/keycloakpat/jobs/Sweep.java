package io.github.keycloakpat.jobs;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.storage.PatProvider;
import io.github.keycloakpat.storage.UpkeepStore;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Goes through what a job concerns in bounded pages. Each token is handled in a transaction of its own: what fails is
 * logged, left for the next turn, and keeps nothing else from being done.
 */
final class Sweep {
    static final int PAGE = 100;

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private final KeycloakSessionFactory factory;
    private final String job;

    Sweep(KeycloakSessionFactory factory, String job) {
        this.factory = factory;
        this.job = job;
    }

    /** One page: what there is behind a key. */
    interface Page<T> {
        List<T> after(UpkeepStore store, String key);
    }

    List<String> realms() {
        return read(UpkeepStore::realms);
    }

    void tokens(Page<UpkeepStore.Key> page, BiConsumer<PatServices, UpkeepStore.Key> action) {
        pages(
                page,
                UpkeepStore.Key::tokenId,
                key -> inRealm(key.realmId(), (session, services) -> action.accept(services, key)));
    }

    <T> void pages(Page<T> page, Function<T, String> keyOf, Consumer<T> action) {
        String last = "";
        List<T> found;
        do {
            String after = last;
            found = read(store -> page.after(store, after));
            found.forEach(action);
            last = found.isEmpty() ? last : keyOf.apply(found.get(found.size() - 1));
        } while (found.size() == PAGE);
    }

    private <T> T read(Function<UpkeepStore, T> reading) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> reading.apply(session.getProvider(PatProvider.class).upkeep()));
    }

    /** Repeats a bounded deletion until it finds less than it may take. */
    void repeat(String realmId, ToIntFunction<UpkeepStore> deletion) {
        int[] taken = {PAGE};
        while (taken[0] >= PAGE) {
            taken[0] = 0;
            attempt(
                    realmId,
                    session -> taken[0] = deletion.applyAsInt(
                            session.getProvider(PatProvider.class).upkeep()));
        }
    }

    /** Does nothing for a realm that is gone. */
    void inRealm(String realmId, BiConsumer<KeycloakSession, PatServices> action) {
        attempt(
                realmId,
                session -> realm(session, realmId).ifPresent(realm -> {
                    session.getContext().setRealm(realm);
                    action.accept(session, PatServices.of(session, realm));
                }));
    }

    static Optional<RealmModel> realm(KeycloakSession session, String realmId) {
        return Optional.ofNullable(session.realms().getRealm(realmId));
    }

    void attempt(String realmId, Consumer<KeycloakSession> action) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, action::accept);
        } catch (RuntimeException e) {
            LOG.warnf(e, "job %s failed on a part of realm %s, and tries it again in its next turn", job, realmId);
        }
    }
}
