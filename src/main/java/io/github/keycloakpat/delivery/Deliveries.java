package io.github.keycloakpat.delivery;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.outbox.Attempt;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.Outcome;
import io.github.keycloakpat.core.webhook.TargetList;
import io.github.keycloakpat.metrics.DeliveryMetrics;
import io.github.keycloakpat.storage.DeliveryStore;
import io.github.keycloakpat.storage.DeliveryStore.Claim;
import io.github.keycloakpat.storage.PatProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Delivers on this node what is due. A delivery is taken on by a mark on its row, tried without a connection to the
 * database, and what came of it is written down; if the node dies in between, the mark lapses and another node tries.
 */
public final class Deliveries implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final int PATIENCE_SECONDS = 5;
    /** Of one turn, which is one transaction. */
    private static final int MAX_ANNOUNCEMENTS = 50;
    /** So many times as long as a turn took is waited for the next: people's requests go before. */
    private static final int REST = 9;

    private static final long LONGEST_REST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final KeycloakSessionFactory factory;
    private final Map<Channel, Courier> couriers;
    private final Settling settling;
    private final InFlight inFlight = new InFlight();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor looker = new ScheduledThreadPoolExecutor(1, named("pat-outbox"));
    private final ExecutorService threads = Executors.newCachedThreadPool(named("pat-delivery"));
    private volatile boolean closed;
    /** Since the last look failed; of an outage one warning is enough. */
    private volatile boolean blind;
    /** {@link System#nanoTime()} before which no other look begins. */
    private volatile long restedAt = System.nanoTime();

    private Deliveries(KeycloakSessionFactory factory, Map<Channel, Courier> couriers) {
        this.factory = factory;
        this.couriers = couriers;
        this.settling = new Settling(factory);
        looker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    public static Deliveries open(KeycloakSessionFactory factory, TargetList webhookAllow) {
        return new Deliveries(
                factory,
                Map.of(
                        Channel.WEBHOOK,
                        new WebhookCourier(factory, webhookAllow),
                        Channel.MAIL,
                        new MailCourier(factory)));
    }

    private static ThreadFactory named(String name) {
        var number = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Looks soon for what is due. It may be called by anybody at any time, and takes no time. */
    public void look() {
        if (!closed && wanted.compareAndSet(false, true)) {
            try {
                looker.execute(this::turn);
            } catch (RejectedExecutionException e) {
                LOG.debug("the server stops; another node, or the next start, delivers", e);
            }
        }
    }

    private void turn() {
        long begin = System.nanoTime();
        if (begin - restedAt < 0) {
            var unused = looker.schedule(this::turn, restedAt - begin, TimeUnit.NANOSECONDS);
            return;
        }
        wanted.set(false);
        boolean more = takeOn();
        long now = System.nanoTime();
        restedAt = now + Math.min(REST * (now - begin), LONGEST_REST_NANOS);
        if (more) {
            look();
        }
    }

    /** Answers whether there may be more announcements. */
    private boolean takeOn() {
        try {
            boolean more;
            try {
                more = spread() == MAX_ANNOUNCEMENTS;
            } finally {
                claim().forEach(this::begin);
            }
            blind = false;
            return more;
        } catch (RuntimeException | Error e) { // nobody else would tell
            LOG.logf(
                    blind ? Logger.Level.DEBUG : Logger.Level.WARN,
                    e,
                    "what is to be delivered could not be looked up; it is tried again every few seconds");
            blind = true;
            return false;
        }
    }

    private int spread() {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> session.getProvider(PatProvider.class)
                        .deliveries()
                        .spread(MAX_ANNOUNCEMENTS, PatServices.random()));
    }

    /** Where there is no thread for it, its mark lapses, and somebody tries later. */
    private void begin(Claim claim) {
        Delivery delivery = claim.delivery();
        try {
            threads.execute(() -> deliver(claim, delivery));
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            inFlight.dropped(delivery.channel(), delivery.lane());
            LOG.warnf(e, "there is no thread for delivery %s; it is tried again", delivery.id());
        }
    }

    private List<Claim> claim() {
        var taken = new Taken();
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    factory,
                    session ->
                            session.getProvider(PatProvider.class).deliveries().claim(PatServices.now(), taken));
        } catch (RuntimeException e) {
            taken.giveBack();
            throw e;
        }
    }

    /** What one look has taken on, to be given back if the transaction fails. */
    private final class Taken implements DeliveryStore.Room {
        private final List<Runnable> returns = new ArrayList<>();

        @Override
        public int left(Channel channel) {
            return couriers.containsKey(channel) ? inFlight.left(channel) : 0;
        }

        @Override
        public int left(Channel channel, String lane) {
            return inFlight.left(channel, lane);
        }

        @Override
        public void taken(Channel channel, String lane) {
            inFlight.taken(channel, lane);
            returns.add(() -> inFlight.dropped(channel, lane));
        }

        void giveBack() {
            returns.forEach(Runnable::run);
        }
    }

    private void deliver(Claim claim, Delivery delivery) {
        boolean failed = true;
        Instant at = PatServices.now();
        long begin = System.nanoTime();
        try {
            Outcome outcome = attempt(delivery, at, begin);
            DeliveryMetrics.tried(delivery.channel(), outcome);
            failed = outcome instanceof Outcome.Failed;
            settling.settle(claim, outcome);
        } catch (RuntimeException e) {
            LOG.warnf(e, "what came of delivery %s could not be written; it is tried again", delivery.id());
        } finally {
            inFlight.ended(delivery.channel(), delivery.lane(), failed);
            look();
        }
    }

    private Outcome attempt(Delivery delivery, Instant at, long begin) {
        try {
            return couriers.get(delivery.channel()).deliver(delivery);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) { // a theme, or an extension
            LOG.warnf(e, "delivery %s failed", delivery.id());
            var took = Duration.ofNanos(System.nanoTime() - begin);
            return new Outcome.Failed(
                    new Attempt(at, Optional.empty(), took, Optional.of("internal_error")), Optional.empty());
        }
    }

    /** Waits for what is under way, but not for long: another node takes over what is not done. */
    @Override
    public void close() {
        closed = true;
        looker.shutdown();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("deliveries are still under way while the server stops; they are tried again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
