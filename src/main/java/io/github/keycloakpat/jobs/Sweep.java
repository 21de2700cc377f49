package io.github.keycloakpat.jobs;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.metrics.JobMetrics;
import io.github.keycloakpat.storage.DeliveryStore;
import io.github.keycloakpat.storage.PatProvider;
import io.github.keycloakpat.storage.UpkeepStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** Before all keys, and not empty, which some databases take for null. */
    private static final String FIRST = " ";

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

    /** Those that Keycloak has. */
    List<String> realms() {
        return read(session ->
                session.realms().getRealmsStream().map(RealmModel::getId).toList());
    }

    /** Those of which we have something, be they still there or not. */
    List<String> keptRealms() {
        return read(session -> upkeep(session).realms());
    }

    /** Realms whose policy is not as it was when somebody looked last. */
    List<String> changedPolicies() {
        return read(session -> upkeep(session).changedPolicies());
    }

    /** What a realm's policy says, if the realm is there and its policy says it. */
    <T> Optional<T> policy(String realmId, Function<PatPolicy, Optional<T>> field) {
        return read(session -> realm(session, realmId)
                .map(realm -> PatServices.of(session, realm).policy())
                .flatMap(field));
    }

    void tokens(Page<UpkeepStore.Key> page, BiConsumer<PatServices, UpkeepStore.Key> action) {
        pages(
                page,
                UpkeepStore.Key::tokenId,
                key -> inRealm(key.realmId(), (session, services) -> action.accept(services, key)));
    }

    <T> void pages(Page<T> page, Function<T, String> keyOf, Consumer<T> action) {
        String last = FIRST;
        List<T> found;
        do {
            String after = last;
            found = read(session -> page.after(upkeep(session), after));
            found.forEach(action);
            last = found.isEmpty() ? last : keyOf.apply(found.get(found.size() - 1));
        } while (found.size() == PAGE);
    }

    private <T> T read(Function<KeycloakSession, T> reading) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, reading::apply);
    }

    private static UpkeepStore upkeep(KeycloakSession session) {
        return session.getProvider(PatProvider.class).upkeep();
    }

    /** Webhooks for which more than this many messages wait: their ids and realms. */
    Map<String, String> crowded(long limit) {
        return read(session -> deliveries(session).crowded(limit));
    }

    private static DeliveryStore deliveries(KeycloakSession session) {
        return session.getProvider(PatProvider.class).deliveries();
    }

    /** Repeats a bounded deletion until it finds less than it may take, or fails. */
    void repeat(String realmId, ToIntFunction<UpkeepStore> deletion) {
        repeatIn(realmId, session -> deletion.applyAsInt(upkeep(session)));
    }

    /** The same for what was to be delivered, of all realms. */
    void repeatOutbox(ToIntFunction<DeliveryStore> deletion) {
        repeatIn("(all)", session -> deletion.applyAsInt(deliveries(session)));
    }

    private void repeatIn(String realmId, ToIntFunction<KeycloakSession> deletion) {
        var taken = new AtomicInteger();
        boolean done;
        do {
            done = attempt(realmId, session -> taken.set(deletion.applyAsInt(session)));
        } while (done && taken.get() >= PAGE);
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

    /** Answers whether it was done. */
    boolean attempt(String realmId, Consumer<KeycloakSession> action) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, action::accept);
            return true;
        } catch (RuntimeException e) {
            JobMetrics.partFailed(job);
            LOG.warnf(e, "job %s failed on a part of realm %s, and tries it again in its next turn", job, realmId);
            return false;
        }
    }
}
