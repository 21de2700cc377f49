package io.github.keycloakpat.node;

import io.github.keycloakpat.delivery.Deliveries;
import io.github.keycloakpat.delivery.OutboxWatch;
import io.github.keycloakpat.jobs.Jobs;
import io.github.keycloakpat.storage.NodeMemory;
import io.github.keycloakpat.usage.UsageFlush;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.timer.TimerProvider;

/** What this node does besides requests: writes uses, and takes its turns at the cluster's jobs. */
final class Background {
    private static final Logger LOG = Logger.getLogger(Background.class);
    private static final int PATIENCE_SECONDS = 10;
    private static final String EXECUTOR = "personal-access-tokens";

    /** How often each node looks for deliveries that became due; for new ones it is woken. */
    private static final Duration DELIVERY_TICK = Duration.ofSeconds(2);

    private final List<Task> tasks;
    private final Runnable lastly;

    private Background(List<Task> tasks, Runnable lastly) {
        this.tasks = tasks;
        this.lastly = lastly;
    }

    static Background none() {
        return new Background(List.of(), () -> {});
    }

    static Background start(KeycloakSessionFactory factory, PatSettings settings, NodeMemory memory) {
        var flush = new UsageFlush(factory, memory.buffer());
        var jobs = new Jobs(factory);
        try (KeycloakSession session = factory.create()) {
            ExecutorService executor =
                    session.getProvider(ExecutorsProvider.class).getExecutor(EXECUTOR);
            var timer = session.getProvider(TimerProvider.class);
            var deliveries = Deliveries.open(factory, memory.webhookAllow());
            var outbox = new OutboxWatch(factory);
            var tasks = List.of(new Task(flush, executor), new Task(jobs, executor), new Task(outbox, executor));
            var started = new Background(tasks, () -> {
                deliveries.close();
                flush.run();
            });
            started.tasks.get(0).schedule(timer, settings.usageFlush(), "pat-usage-flush");
            started.tasks.get(1).schedule(timer, settings.jobTick(), "pat-jobs");
            started.tasks.get(2).schedule(timer, DELIVERY_TICK, "pat-outbox-watch");
            timer.schedule(deliveries::look, DELIVERY_TICK.toMillis(), "pat-deliveries");
            memory.bell().answeredBy(deliveries::look);
            return started;
        }
    }

    /** Writes what is still in memory. The timer is Keycloak's, and ends with it. */
    void stop() {
        tasks.forEach(Task::stop);
        lastly.run();
    }

    /** Runs on a thread of its own, so that Keycloak's timer is not held up; never twice at once. */
    private static final class Task {
        private final Runnable work;
        private final ExecutorService executor;
        private final AtomicBoolean busy = new AtomicBoolean();
        private final ReentrantLock working = new ReentrantLock();
        private volatile boolean stopped;

        Task(Runnable work, ExecutorService executor) {
            this.work = work;
            this.executor = executor;
        }

        void schedule(TimerProvider timer, Duration interval, String name) {
            timer.schedule(this::begin, interval.toMillis(), name);
        }

        /** Waits for what is under way, as the database is closed next; but not for long. */
        void stop() {
            stopped = true;
            try {
                if (working.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    working.unlock();
                } else {
                    LOG.warn("work on personal access tokens is still under way while the server stops");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void begin() {
            if (stopped || !busy.compareAndSet(false, true)) {
                return;
            }
            try {
                executor.execute(this::run);
            } catch (RuntimeException e) { // whatever it is, Keycloak's timer must not die of it
                busy.set(false);
                LOG.debug("no thread for work in the background, as when the server stops", e);
            }
        }

        private void run() {
            working.lock();
            try {
                if (!stopped) {
                    work.run();
                }
            } catch (RuntimeException e) {
                LOG.error("work on personal access tokens in the background failed; it is tried again", e);
            } finally {
                working.unlock();
                busy.set(false);
            }
        }
    }
}
