package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.audit.AuditType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was done to a token.
 *
 * @param pat as it is after it
 * @param at when it happened
 * @param details texts, truth values and lists of texts, for the audit trail
 */
public record Change(AuditType type, Pat pat, Actor actor, Instant at, Map<String, Object> details) {
    public static final String REASON = "reason";
    public static final String COMPROMISED = "compromised";
    public static final String SCOPES = "scopes";
    public static final String AUTHORIZATION_DETAILS = "authorizationDetails";
    public static final String BY_TOKEN = "byToken";
    public static final String CHANGED = "changed";
    public static final String EXPIRES_AT = "expiresAt";
    public static final String PREVIOUS_NAME = "previousName";
    public static final String PREVIOUS_SECRET_EXPIRES_AT = "previousSecretExpiresAt";

    public Change {
        details = Map.copyOf(details);
    }

    static String expiry(Pat pat) {
        return pat.expiresAt().map(Instant::toString).orElse("never");
    }

    static List<String> scopes(Pat pat) {
        return List.copyOf(pat.grant().scopes().values());
    }
}
