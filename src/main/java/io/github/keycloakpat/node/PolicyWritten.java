package io.github.keycloakpat.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.core.policy.PolicyTexts;
import java.io.IOException;
import java.util.function.BiPredicate;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.util.JsonSerialization;

/**
 * Which texts of a realm's policy an administrator's call has written, as its event tells. Without it whoever comes first
 * after a change by SQL, with a call about something else, would be named for it.
 */
final class PolicyWritten {
    private PolicyWritten() {}

    /** By field and text; an empty text for a field that says nothing. */
    static BiPredicate<String, String> by(AdminEvent event) {
        if (event.getResourceType() == ResourceType.CLIENT_SCOPE) {
            return (field, text) -> field.equals(PolicyTexts.MARKED_SCOPES);
        }
        JsonNode attributes = attributes(event.getRepresentation());
        if (!attributes.isObject()) {
            return (field, text) -> false;
        }
        // Keycloak drops the attributes that are not among those it gets
        return (field, text) -> !field.equals(PolicyTexts.MARKED_SCOPES)
                && attributes
                        .path(PolicyTexts.PREFIX + field)
                        .asText("")
                        .strip()
                        .equals(text);
    }

    private static JsonNode attributes(String realm) {
        try {
            JsonNode read = JsonSerialization.mapper.readTree(realm == null ? "" : realm);
            return read.path("attributes");
        } catch (IOException e) {
            throw new IllegalStateException("the event of a changed realm shows no JSON", e);
        }
    }
}
