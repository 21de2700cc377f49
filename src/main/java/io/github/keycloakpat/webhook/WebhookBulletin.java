package io.github.keycloakpat.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.core.audit.AuditIds;
import io.github.keycloakpat.core.lifecycle.Usage;
import io.github.keycloakpat.core.news.Bulletin;
import io.github.keycloakpat.core.news.News;
import io.github.keycloakpat.core.news.NewsType;
import io.github.keycloakpat.core.outbox.Announcement;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.Outbox;
import io.github.keycloakpat.core.webhook.Webhook;
import io.github.keycloakpat.core.webhook.WebhookEvent;
import io.github.keycloakpat.core.webhook.WebhookStore.Subscription;
import io.github.keycloakpat.storage.PatProvider;
import io.github.keycloakpat.wire.Representations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.keycloak.models.RealmModel;

/** Writes down what webhooks want to know. A realm without webhooks pays one look, however much happens. */
public final class WebhookBulletin implements Bulletin {
    /** Of the event that a token was made; no other of it comes before. */
    private static final long FIRST = 1;

    private final PatProvider provider;
    private final RealmModel realm;
    private final RandomGenerator random;
    private Optional<List<Subscription>> subscriptions = Optional.empty();

    public WebhookBulletin(PatProvider provider, RealmModel realm, RandomGenerator random) {
        this.provider = provider;
        this.realm = realm;
        this.random = random;
    }

    @Override
    public void tell(News news) {
        WebhookEvent.of(news.type()).ifPresent(event -> tell(event, news));
    }

    private void tell(WebhookEvent event, News news) {
        List<String> curious = subscriptions().stream()
                .filter(subscription -> subscription.wants(event))
                .map(Subscription::webhookId)
                .toList();
        if (curious.isEmpty()) {
            return;
        }
        Outbox outbox = provider.outbox(realm);
        String tokenId = news.subject().tokenId();
        String body = WebhookPayload.of(
                event,
                news.at(),
                event == WebhookEvent.TOKEN_CREATED ? FIRST : outbox.nextSequence(tokenId),
                token(news),
                news.actor().userId().orElse(null),
                realm.getName());
        outbox.announce(new Announcement(
                AuditIds.next(news.at(), random),
                realm.getId(),
                curious,
                event.type(),
                Optional.of(tokenId),
                body,
                news.at()));
    }

    /** A message to one webhook, whatever it wants to be told. */
    public Delivery test(Webhook webhook, Optional<String> actorId, Instant now) {
        String body = WebhookPayload.of(WebhookEvent.TEST, now, 0, null, actorId.orElse(null), realm.getName());
        Delivery test = Delivery.ordered(
                AuditIds.next(now, random),
                realm.getId(),
                Channel.WEBHOOK,
                webhook.id(),
                AuditIds.next(now, random),
                WebhookEvent.TEST.type(),
                Optional.empty(),
                body,
                now);
        provider.outbox(realm).add(test);
        return test;
    }

    private ObjectNode token(News news) {
        return news.pat()
                .map(pat -> {
                    Usage usage = news.type() == NewsType.CREATED
                            ? Usage.none()
                            : provider.store(realm).usages(List.of(pat.id())).getOrDefault(pat.id(), Usage.none());
                    String username = provider.username(pat.userId()).orElse(null);
                    return WebhookPayload.token(new Representations(realm).of(pat, usage, username, news.at()));
                })
                .orElseGet(() -> WebhookPayload.deleted(news.subject()));
    }

    private List<Subscription> subscriptions() {
        if (subscriptions.isEmpty()) {
            subscriptions = Optional.of(provider.webhooks(realm).subscriptions());
        }
        return subscriptions.get();
    }
}
