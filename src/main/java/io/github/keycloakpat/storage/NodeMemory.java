package io.github.keycloakpat.storage;

import io.github.keycloakpat.core.leak.ReportKeys;
import io.github.keycloakpat.core.usage.UsageBuffer;
import io.github.keycloakpat.core.verify.RefusalLimit;
import io.github.keycloakpat.core.webhook.TargetList;
import io.github.keycloakpat.token.SecretHasher;

/**
 * What all sessions of one node share.
 *
 * @param buffer uses that are still to be written
 * @param refusals counts what is refused
 * @param reportKeys of those whose reports of leaked values are taken
 * @param webhookAllow whom webhooks may point to, besides everybody outside of the server's network
 * @param bell rung when there is something new to be delivered
 */
public record NodeMemory(
        SecretHasher hasher,
        UsageBuffer buffer,
        RefusalLimit refusals,
        ReportKeys reportKeys,
        TargetList webhookAllow,
        Bell bell) {
    /** Wakes whoever delivers on this node. It is rung by requests, and takes no time. */
    public static final class Bell {
        private volatile Runnable listener = () -> {};

        public void ring() {
            listener.run();
        }

        public void answeredBy(Runnable woken) {
            this.listener = woken;
        }
    }
}
