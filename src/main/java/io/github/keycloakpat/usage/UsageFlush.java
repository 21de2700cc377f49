package io.github.keycloakpat.usage;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.news.News;
import io.github.keycloakpat.core.news.NewsType;
import io.github.keycloakpat.core.usage.RefusedUse;
import io.github.keycloakpat.core.usage.UsageBuffer;
import io.github.keycloakpat.core.usage.Uses;
import io.github.keycloakpat.metrics.UseMetrics;
import io.github.keycloakpat.storage.PatProvider;
import io.github.keycloakpat.storage.UsageStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes what was noted in memory, in bounded transactions; what can't be written is kept for the next time. */
public final class UsageFlush implements Runnable {
    private static final Logger LOG = Logger.getLogger(UsageFlush.class);
    private static final int BATCH = 100;
    private static final int GIVE_UP = 3;

    private final KeycloakSessionFactory factory;
    private final UsageBuffer buffer;

    public UsageFlush(KeycloakSessionFactory factory, UsageBuffer buffer) {
        this.factory = factory;
        this.buffer = buffer;
    }

    /** One at a time: the timer and a stop of the server may come together. */
    @Override
    public synchronized void run() {
        UsageBuffer.Batch batch = buffer.drain();
        UseMetrics.lost(batch.lost());
        if (batch.lost() > 0) {
            LOG.warnf("%d uses of tokens were not noted, as there was no room for them", batch.lost());
        }
        List<Uses> unwrittenUses = write(batch.uses(), UsageFlush::writeUses);
        List<RefusedUse> unwrittenRefusals = write(batch.refusals(), UsageFlush::writeRefusals);
        buffer.putBack(unwrittenUses, unwrittenRefusals);
    }

    /** Owners are told of new addresses in the same transaction, or neither is written. */
    private static void writeUses(KeycloakSession session, List<Uses> uses) {
        store(session).writeUses(uses).forEach(newcomer -> tell(session, newcomer));
    }

    private static void tell(KeycloakSession session, UsageStore.Newcomer newcomer) {
        RealmModel realm = session.realms().getRealm(newcomer.realmId());
        if (realm != null) {
            Map<String, Object> details = Map.of(News.ADDRESS, newcomer.address());
            PatServices.of(session, realm)
                    .mails()
                    .tell(News.of(NewsType.NEW_ADDRESS, newcomer.pat(), Actor.holder(), newcomer.at(), details));
        }
    }

    private static void writeRefusals(KeycloakSession session, List<RefusedUse> refusals) {
        store(session).writeRefusals(refusals);
    }

    private static UsageStore store(KeycloakSession session) {
        return session.getProvider(PatProvider.class).usage();
    }

    /** Answers what could not be written. */
    private <T> List<T> write(List<T> all, BiConsumer<KeycloakSession, List<T>> writer) {
        List<T> unwritten = new ArrayList<>();
        Optional<RuntimeException> cause = Optional.empty();
        for (int from = 0; from < all.size(); from += BATCH) {
            List<T> batch = all.subList(from, Math.min(all.size(), from + BATCH));
            Optional<RuntimeException> failure = attempt(batch, writer);
            if (failure.isEmpty()) {
                continue;
            }
            cause = failure;
            List<T> left = writeOneByOne(batch, writer);
            unwritten.addAll(left);
            if (left.size() == batch.size()) { // it is not for one of them that nothing can be written
                unwritten.addAll(all.subList(from + batch.size(), all.size()));
                break;
            }
        }
        cause.filter(e -> !unwritten.isEmpty())
                .ifPresent(e -> LOG.warnf(
                        e,
                        "the use of %d tokens could not be written, and is kept for the next time",
                        unwritten.size()));
        return unwritten;
    }

    /** One that can't be written keeps no other from being written. Gives up where the first ones all fail. */
    private <T> List<T> writeOneByOne(List<T> batch, BiConsumer<KeycloakSession, List<T>> writer) {
        List<T> unwritten = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            if (attempt(batch.subList(i, i + 1), writer).isPresent()) {
                unwritten.add(batch.get(i));
            }
            if (unwritten.size() == GIVE_UP && i + 1 == GIVE_UP) {
                unwritten.addAll(batch.subList(i + 1, batch.size()));
                break;
            }
        }
        return unwritten;
    }

    private <T> Optional<RuntimeException> attempt(List<T> part, BiConsumer<KeycloakSession, List<T>> writer) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> writer.accept(session, part));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }
}
