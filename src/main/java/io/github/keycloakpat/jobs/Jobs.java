package io.github.keycloakpat.jobs;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.metrics.JobMetrics;
import io.github.keycloakpat.storage.PatProvider;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Runs the jobs that are due. Every node asks; the database lets one of them have each turn, by moving on the time of the
 * last one if it still is what it was.
 */
public final class Jobs implements Runnable {
    private static final Logger LOG = Logger.getLogger(Jobs.class);

    private final KeycloakSessionFactory factory;
    private final List<Job> jobs = List.of(
            new ExpiryJob(),
            new ExpiringJob(),
            new UnusedJob(),
            new OrphanJob(),
            new RetentionJob(),
            new PolicyJob(),
            new OutboxJob());

    public Jobs(KeycloakSessionFactory factory) {
        this.factory = factory;
        jobs.forEach(job -> JobMetrics.register(job.name()));
    }

    @Override
    public void run() {
        jobs.forEach(this::runIfDue);
    }

    /** What fails here keeps no other job from its turn. */
    private void runIfDue(Job job) {
        try {
            Instant now = PatServices.now();
            if (takeTurn(job, now)) {
                LOG.debugf("job %s begins", job.name());
                JobMetrics.timed(job.name(), () -> job.run(new Sweep(factory, job.name()), now));
            }
        } catch (RuntimeException e) {
            LOG.warnf(e, "job %s failed, and is tried again in its next turn", job.name());
        }
    }

    private boolean takeTurn(Job job, Instant now) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> session.getProvider(PatProvider.class).upkeep().takeTurn(job.name(), now, job.interval()));
    }
}
