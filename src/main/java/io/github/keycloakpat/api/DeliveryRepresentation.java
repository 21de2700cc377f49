package io.github.keycloakpat.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to a webhook, without its body. Times are ISO 8601 in UTC, to the second.
 *
 * @param eventId its {@code webhook-id}: the same for all webhooks that are told of one event, and for every attempt
 * @param tokenId null for what is about no token
 * @param status {@code PENDING}, {@code DELIVERED} or {@code FAILED}
 * @param nextAttemptAt null once it is over, and while its webhook is switched off
 * @param tries since it was ordered, or ordered again
 * @param attempts the latest of them, oldest first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DeliveryRepresentation(
        String id,
        String eventId,
        String type,
        @Nullable String tokenId,
        String status,
        String createdAt,
        @Nullable String nextAttemptAt,
        int tries,
        List<AttemptRepresentation> attempts) {
    /**
     * One try.
     *
     * @param status of HTTP; null if there was no answer
     * @param error a word for what went wrong; null if nothing did
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record AttemptRepresentation(
            String at,
            @Nullable Integer status,
            long durationMs,
            @Nullable String error) {}
}
