package io.github.keycloakpat.storage;

import io.github.keycloakpat.core.audit.AuditTrail;
import io.github.keycloakpat.core.leak.ReportKeys;
import io.github.keycloakpat.core.outbox.Outbox;
import io.github.keycloakpat.core.port.PatStore;
import io.github.keycloakpat.core.port.PolicyMemory;
import io.github.keycloakpat.core.usage.UsageBuffer;
import io.github.keycloakpat.core.verify.RefusalLimit;
import io.github.keycloakpat.core.webhook.TargetList;
import io.github.keycloakpat.core.webhook.WebhookStore;
import io.github.keycloakpat.token.SecretHasher;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Where personal access tokens are kept, for one session. */
public interface PatProvider extends Provider {
    /** The tokens of one realm. */
    PatStore store(RealmModel realm);

    /** What happened to the tokens of one realm. */
    AuditTrail trail(RealmModel realm);

    /** What one realm's policy was when somebody looked last. */
    PolicyMemory policyMemory(RealmModel realm);

    /** The webhooks of one realm. */
    WebhookStore webhooks(RealmModel realm);

    /** What one realm has to tell. */
    Outbox outbox(RealmModel realm);

    /** What is to be delivered, of all realms. */
    DeliveryStore deliveries();

    UsageStore usage();

    UpkeepStore upkeep();

    /** Uses on this node that are still to be written. */
    UsageBuffer buffer();

    /** Whom webhooks may point to on this server, besides everybody outside of it. */
    TargetList webhookAllow();

    /** Counts what is refused on this node. */
    RefusalLimit refusals();

    /**
     * What Keycloak's own tables call a user; empty for one whom only another storage knows. Nothing else is asked: a
     * directory may take its time, and Keycloak removes users who have left it when somebody asks for them.
     */
    Optional<String> username(String userId);

    /** Forgets all that is kept of one user: tokens, their values, and what is left of deleted ones. */
    void forgetOwner(RealmModel realm, String userId);

    /** Forgets all that is kept of a realm, the audit trail too. */
    void forgetRealm(String realmId);

    /** How values are hashed on this server. */
    SecretHasher hasher();

    /** Whose reports of leaked values this server takes. */
    ReportKeys reportKeys();
}
