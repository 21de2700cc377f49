package io.github.keycloakpat.webhook;

import io.github.keycloakpat.core.webhook.TargetList;
import io.github.keycloakpat.core.webhook.WebhookTarget;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up what a webhook's target stands for at this moment, and whether that may be called. */
public final class TargetCheck {
    private TargetCheck() {}

    /** A target that is not allowed. */
    public static final class ForbiddenTargetException extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * All addresses of the target's host.
     *
     * @throws ForbiddenTargetException if one of them, or the way there, is not allowed
     * @throws UnknownHostException if there are none
     */
    public static InetAddress[] resolve(WebhookTarget target, TargetList listed) throws UnknownHostException {
        InetAddress[] found = target.literal().isPresent()
                ? new InetAddress[] {target.literal().get()}
                : InetAddress.getAllByName(target.host());
        if (!target.isAllowed(List.of(found), listed)) {
            throw new ForbiddenTargetException();
        }
        return found;
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
