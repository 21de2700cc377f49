package io.github.keycloakpat.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.webhook.WebhookEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The body of a message: {@code {"type","timestamp","sequence","data":{"token","actorId","realm"}}}. It is written when
 * the event happens, and sent as it was written. No address of a token's user is in it.
 */
final class WebhookPayload {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> ADDRESSES = List.of("allowedIps", "lastUsedIp");

    private WebhookPayload() {}

    /** @param representation of the token as the REST interface shows it */
    static ObjectNode token(Object representation) {
        ObjectNode token = MAPPER.valueToTree(representation);
        token.remove(ADDRESSES);
        return token;
    }

    /** A token of which nothing is kept but what it was called. */
    static ObjectNode deleted(AuditEntry.Subject subject) {
        return MAPPER.createObjectNode()
                .put("id", subject.tokenId())
                .put("name", subject.tokenName())
                .put("userId", subject.userId())
                .put("status", "DELETED");
    }

    /**
     * @param sequence rises with each event of a token; 0 where there is no token
     * @param token null for an event that is not about one
     * @param actorId null where nobody, or nobody known, did it
     */
    static String of(WebhookEvent event, Instant at, long sequence, ObjectNode token, String actorId, String realm) {
        ObjectNode body = MAPPER.createObjectNode()
                .put("type", event.type())
                .put("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("sequence", sequence);
        body.putObject("data").put("actorId", actorId).put("realm", realm).set("token", token);
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written as JSON", e);
        }
    }
}
