package io.github.keycloakpat.core.fake;

import io.github.keycloakpat.core.webhook.Webhook;
import io.github.keycloakpat.core.webhook.WebhookEvent;
import io.github.keycloakpat.core.webhook.WebhookStore;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Webhooks of one realm, and which of them somebody has locked. */
public final class InMemoryWebhooks implements WebhookStore {
    public static final String ALL = "all";

    public final Set<String> locked = new HashSet<>();
    private final Map<String, Webhook> webhooks = new LinkedHashMap<>();

    @Override
    public List<Subscription> subscriptions() {
        return list(0, Integer.MAX_VALUE).stream()
                .filter(webhook -> webhook.health().enabled())
                .map(webhook -> new Subscription(
                        webhook.id(),
                        webhook.events().stream().map(WebhookEvent::type).collect(Collectors.toSet())))
                .toList();
    }

    @Override
    public List<Webhook> list(int first, int max) {
        return webhooks.values().stream()
                .sorted(Comparator.comparing(Webhook::createdAt).thenComparing(Webhook::id))
                .skip(first)
                .limit(max)
                .toList();
    }

    @Override
    public long count() {
        return webhooks.size();
    }

    @Override
    public Optional<Webhook> find(String id) {
        return Optional.ofNullable(webhooks.get(id));
    }

    @Override
    public Optional<Webhook> lock(String id) {
        Optional<Webhook> found = find(id);
        found.map(Webhook::id).ifPresent(locked::add);
        return found;
    }

    @Override
    public void lockAll() {
        locked.add(ALL);
    }

    @Override
    public void insert(Webhook webhook) {
        webhooks.put(webhook.id(), webhook);
    }

    @Override
    public void update(Webhook webhook) {
        if (!locked.contains(webhook.id())) {
            throw new IllegalStateException("update without a lock");
        }
        webhooks.put(webhook.id(), webhook);
    }

    @Override
    public void delete(String id) {
        if (!locked.contains(id)) {
            throw new IllegalStateException("deleted without a lock");
        }
        webhooks.remove(id);
    }
}
