package io.github.keycloakpat.boot;

import io.github.keycloakpat.audit.AuditJournal;
import io.github.keycloakpat.audit.PolicyAudit;
import io.github.keycloakpat.audit.RequestOrigin;
import io.github.keycloakpat.core.audit.AuditTrail;
import io.github.keycloakpat.core.audit.Origin;
import io.github.keycloakpat.core.leak.Leaks;
import io.github.keycloakpat.core.leak.ReportKeys;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.lifecycle.OwnerRemoval;
import io.github.keycloakpat.core.lifecycle.PatUpkeep;
import io.github.keycloakpat.core.lifecycle.Registry;
import io.github.keycloakpat.core.news.Bulletin;
import io.github.keycloakpat.core.outbox.Outbox;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.core.port.PatJournal;
import io.github.keycloakpat.core.port.PatStore;
import io.github.keycloakpat.core.verify.PatVerifier;
import io.github.keycloakpat.core.verify.RightsAtUse;
import io.github.keycloakpat.core.verify.Use;
import io.github.keycloakpat.core.webhook.TargetList;
import io.github.keycloakpat.core.webhook.WebhookStore;
import io.github.keycloakpat.core.webhook.Webhooks;
import io.github.keycloakpat.events.UserEventJournal;
import io.github.keycloakpat.mail.MailBulletin;
import io.github.keycloakpat.realm.GrantableScopes;
import io.github.keycloakpat.realm.KeycloakApplications;
import io.github.keycloakpat.realm.KeycloakOwners;
import io.github.keycloakpat.realm.RealmPatPolicy;
import io.github.keycloakpat.realm.ScopeAudience;
import io.github.keycloakpat.storage.PatProvider;
import io.github.keycloakpat.token.SecretHasher;
import io.github.keycloakpat.webhook.TargetCheck;
import io.github.keycloakpat.webhook.WebhookBulletin;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Builds the core for one session of Keycloak and one realm. */
public final class PatServices {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final InstantSource CLOCK = () -> Instant.ofEpochMilli(Time.currentTimeMillis());

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PatPolicy policy;
    private final GrantableScopes scopes;

    private PatServices(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.policy = RealmPatPolicy.read(realm);
        this.scopes = new GrantableScopes(realm, policy);
    }

    /** For the realm that the request is about. */
    public static PatServices of(KeycloakSession session) {
        return new PatServices(session, session.getContext().getRealm());
    }

    public static PatServices of(KeycloakSession session, RealmModel realm) {
        return new PatServices(session, realm);
    }

    public static Instant now() {
        return CLOCK.instant();
    }

    public PatPolicy policy() {
        return policy;
    }

    public GrantableScopes scopes() {
        return scopes;
    }

    public KeycloakOwners owners() {
        return new KeycloakOwners(session, realm, scopes);
    }

    public PatVerifier verifier() {
        return new PatVerifier(store(), provider().hasher(), owners(), new KeycloakApplications(realm), policy, CLOCK);
    }

    /** The use of a token by this request, through this client. */
    public Use useThrough(ClientModel client) {
        return use(client, RequestOrigin.address(session));
    }

    /** The use of a token by this request, where no client takes part in it. */
    public Use useAlone() {
        return new Use(RequestOrigin.address(session), Instant.EPOCH);
    }

    /** @param address of who presents the token, where that is not who sends the request; empty if it is not known */
    public Use use(ClientModel client, String address) {
        return new Use(address, Instant.ofEpochSecond(client.getNotBefore()));
    }

    /** Whom tokens are meant for that name no applications. */
    public ScopeAudience scopeAudience() {
        return new ScopeAudience(realm, scopes);
    }

    public RightsAtUse rights() {
        return new RightsAtUse(policy);
    }

    /** The realm's tokens, to be changed by this actor. */
    public Registry registry(Actor actor) {
        return registry(
                actor,
                PatJournal.all(
                        List.of(auditJournal(), new UserEventJournal(session, realm), Bulletin.journal(bulletin()))));
    }

    public PatUpkeep upkeep() {
        return new PatUpkeep(registry(Actor.rule()), bulletin());
    }

    /** Takes away all of a user who is gone. There are no user events of it, as there is no user any more. */
    public void removeOwner(String userId) {
        store().lockOwners(Set.of(userId));
        PatJournal journal = PatJournal.all(List.of(auditJournal(), Bulletin.journal(webhookBulletin())));
        new OwnerRemoval(registry(Actor.rule(), journal)).tell(userId);
        provider().forgetOwner(realm, userId);
    }

    private Registry registry(Actor actor, PatJournal journal) {
        return new Registry(
                store(),
                journal,
                owners(),
                new KeycloakApplications(realm),
                policy,
                provider().hasher(),
                CLOCK,
                RANDOM,
                actor);
    }

    public PatStore store() {
        return provider().store(realm);
    }

    public SecretHasher hasher() {
        return provider().hasher();
    }

    public AuditTrail trail() {
        return provider().trail(realm);
    }

    /** Ends values of this realm that are reported as found somewhere. */
    public Leaks leaks() {
        return new Leaks(registry(Actor.holder()), trail(), bulletin(), RequestOrigin.of(session));
    }

    /** Tells whoever wants to know what happens to tokens. */
    public Bulletin bulletin() {
        return Bulletin.all(List.of(webhookBulletin(), mails()));
    }

    /** Tells people: owners of tokens, and administrators. */
    public MailBulletin mails() {
        return new MailBulletin(provider(), realm, RANDOM);
    }

    public WebhookBulletin webhookBulletin() {
        return new WebhookBulletin(provider(), realm, RANDOM);
    }

    public WebhookStore webhooks() {
        return provider().webhooks(realm);
    }

    /** The same, to be changed by administrators. */
    public Webhooks webhookRegistry() {
        return new Webhooks(
                realm.getId(),
                webhooks(),
                outbox(),
                target -> TargetCheck.require(target, webhookAllow()),
                CLOCK,
                RANDOM);
    }

    public Outbox outbox() {
        return provider().outbox(realm);
    }

    /** Whom webhooks may point to on this server, besides everybody outside of it. */
    public TargetList webhookAllow() {
        return provider().webhookAllow();
    }

    public static RandomGenerator random() {
        return RANDOM;
    }

    /** Whose reports of such values are taken. */
    public ReportKeys reportKeys() {
        return provider().reportKeys();
    }

    /** Tells the audit trail what was changed in the realm's policy since the last look. */
    public void noticePolicy() {
        policyAudit().notice();
    }

    /**
     * The same after an actor's call.
     *
     * @param written by this call: field and text, which is empty where the preset counts again
     */
    public void noticePolicy(Actor actor, Origin origin, BiPredicate<String, String> written) {
        policyAudit().notice(actor, origin, written);
    }

    /**
     * Tells the audit trail what a request is about to change in the realm's policy.
     *
     * @param changes what the fields will say; an empty text where the preset will count again
     */
    public void changingPolicy(Actor actor, Map<String, String> changes) {
        policyAudit().changing(changes, actor, RequestOrigin.of(session));
    }

    private PolicyAudit policyAudit() {
        return new PolicyAudit(trail(), provider().policyMemory(realm), CLOCK, RANDOM);
    }

    private PatJournal auditJournal() {
        return new AuditJournal(trail(), () -> RequestOrigin.of(session), RANDOM);
    }

    private PatProvider provider() {
        return session.getProvider(PatProvider.class);
    }
}
