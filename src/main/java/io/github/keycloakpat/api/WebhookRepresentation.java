package io.github.keycloakpat.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook, without its secrets. Times are ISO 8601 in UTC, to the second.
 *
 * @param eventTypes sorted
 * @param disabledAt when it was switched off; null while it is on
 * @param disabledReason {@code gone}, {@code failing} or {@code backlog} where it was switched off by itself
 * @param failingSince of the first failure since the last success
 * @param previousSecretExpiresAt until when messages are signed with the replaced secret as well; null if they are not
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WebhookRepresentation(
        String id,
        String url,
        @Nullable String description,
        List<String> eventTypes,
        boolean enabled,
        String createdAt,
        String createdBy,
        String updatedAt,
        @Nullable String disabledAt,
        @Nullable String disabledReason,
        @Nullable String failingSince,
        @Nullable String lastSuccessAt,
        @Nullable String previousSecretExpiresAt) {}
