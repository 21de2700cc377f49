package io.github.keycloakpat.webhook;

import io.github.keycloakpat.core.webhook.TargetList;
import io.github.keycloakpat.core.webhook.WebhookTarget;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks up what a webhook's target stands for at this moment, and whether that may be called. */
public final class TargetCheck {
    private static final int PATIENCE_SECONDS = 5;

    /** Further ones are refused, as if the name were not known: the resolver is down, or somebody plays with it. */
    private static final int MAX_LOOKUPS = 64;

    private static final ExecutorService LOOKUPS =
            new ThreadPoolExecutor(0, MAX_LOOKUPS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                var thread = new Thread(work, "pat-name-lookup");
                thread.setDaemon(true);
                return thread;
            });

    private TargetCheck() {}

    /**
     * All addresses of the target's host.
     *
     * @throws UnknownHostException if there are none, or one of them, or the way there, is not allowed
     */
    public static InetAddress[] resolve(WebhookTarget target, TargetList listed) throws UnknownHostException {
        InetAddress[] found = target.literal().isPresent()
                ? new InetAddress[] {target.literal().get()}
                : lookUp(target.host());
        if (!target.isAllowed(List.of(found), listed)) {
            throw new UnknownHostException("not allowed");
        }
        return found;
    }

    /** A resolver may take minutes, and can't be interrupted; nobody waits for it longer than this. */
    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        Future<InetAddress[]> found = null;
        try {
            found = LOOKUPS.submit(() -> InetAddress.getAllByName(host));
            return found.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            throw unknown(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        } finally {
            if (found != null) {
                found.cancel(true);
            }
        }
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        var unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }

    /** @throws io.github.keycloakpat.core.fault.FaultException {@code webhook_url_refused} */
    public static void require(WebhookTarget target, TargetList listed) {
        try {
            resolve(target, listed);
        } catch (UnknownHostException e) {
            throw WebhookTarget.notAllowed();
        }
    }
}
