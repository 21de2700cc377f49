package io.github.keycloakpat.core.webhook;

import io.github.keycloakpat.core.lifecycle.Remark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An address that wants to be told what happens to the tokens of a realm.
 *
 * @param url as it was vetted when it was set; it is vetted again at each connection
 * @param events what it wants to be told; not empty
 * @param health whether it is switched on, and how its receiver has answered of late
 */
public record Webhook(
        String id,
        String realmId,
        String url,
        Optional<Remark> description,
        Set<WebhookEvent> events,
        Secrets secrets,
        Health health,
        Instant createdAt,
        String createdBy,
        Instant updatedAt) {
    /** For so long messages are signed with the replaced secret as well. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    public Webhook {
        events = Set.copyOf(events);
    }

    /**
     * Keys.
     *
     * @param previous signs as well until {@code previousUntil}
     */
    public record Secrets(WebhookSecret present, Optional<WebhookSecret> previous, Optional<Instant> previousUntil) {
        public static Secrets first(WebhookSecret secret) {
            return new Secrets(secret, Optional.empty(), Optional.empty());
        }

        /** A secret that was replaced before is good no more. */
        public Secrets rotated(WebhookSecret next, Instant now) {
            return new Secrets(next, Optional.of(present), Optional.of(now.plus(OVERLAP)));
        }

        /** The newest first. */
        public List<WebhookSecret> signingAt(Instant now) {
            boolean both = previousUntil.map(now::isBefore).orElse(false);
            return Stream.concat(Stream.of(present), both ? previous.stream() : Stream.empty())
                    .toList();
        }
    }

    /** Why a webhook was switched off without anybody's asking for it. */
    public enum OffReason {
        /** Its receiver answered 410. */
        GONE,
        /** A message was given up, and none got through since it was written. */
        FAILING,
        /** More wait for it than may. */
        BACKLOG
    }

    /**
     * How it is.
     *
     * @param off why it was switched off by itself; empty if it is on, or somebody switched it off
     * @param offAt when it was switched off, by whomever
     * @param failingSince of the first failure since the last success
     */
    public record Health(
            boolean enabled,
            Optional<OffReason> off,
            Optional<Instant> offAt,
            Optional<Instant> failingSince,
            Optional<Instant> lastSuccessAt) {
        public static Health on() {
            return new Health(true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        public static Health off(Instant now) {
            return new Health(false, Optional.empty(), Optional.of(now), Optional.empty(), Optional.empty());
        }

        /** As somebody wants it; what was known of its failures is forgotten where it is switched on. */
        public Health switched(boolean on, Instant now) {
            if (on == enabled) {
                return this;
            }
            return on
                    ? new Health(true, Optional.empty(), Optional.empty(), Optional.empty(), lastSuccessAt)
                    : new Health(false, Optional.empty(), Optional.of(now), failingSince, lastSuccessAt);
        }

        public Health switchedOff(OffReason reason, Instant now) {
            return new Health(false, Optional.of(reason), Optional.of(now), failingSince, lastSuccessAt);
        }

        public Health succeeded(Instant now) {
            return new Health(enabled, off, offAt, Optional.empty(), Optional.of(now));
        }

        public Health failed(Instant now) {
            return new Health(enabled, off, offAt, failingSince.or(() -> Optional.of(now)), lastSuccessAt);
        }
    }

    public Webhook withSecrets(Secrets changed, Instant now) {
        return new Webhook(id, realmId, url, description, events, changed, health, createdAt, createdBy, now);
    }

    Webhook changedAt(Instant now) {
        return new Webhook(id, realmId, url, description, events, secrets, health, createdAt, createdBy, now);
    }

    public Webhook withHealth(Health changed) {
        return new Webhook(id, realmId, url, description, events, secrets, changed, createdAt, createdBy, updatedAt);
    }
}
