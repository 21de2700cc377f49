package io.github.keycloakpat.server.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.TestRealm;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A webhook that is there, set up by hand: whatever its address, and with a secret of the test's own. */
public final class Hook {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ALL_OF_TOKENS = "token.created token.updated token.scopes_changed token.rotated"
            + " token.regenerated token.revoked token.expiring token.expired token.deleted token.leaked";

    private final Keycloak keycloak;
    private final String id = UUID.randomUUID().toString();
    private final String secret = newSecret();

    private Hook(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    public static Hook at(TestRealm realm, String url) {
        return at(realm, url, ALL_OF_TOKENS);
    }

    /** @param events separated by spaces */
    public static Hook at(TestRealm realm, String url, String events) {
        Hook hook = new Hook(realm.keycloak());
        hook.keycloak.sqlUpdate(
                "INSERT INTO PAT_WEBHOOK (ID, REALM_ID, URL, EVENT_TYPES, SECRET, ENABLED, CREATED_AT, CREATED_BY,"
                        + " UPDATED_AT) VALUES (?, ?, ?, ?, ?, TRUE, 0, 'test', 0)",
                hook.id,
                realm.get().getId(),
                url,
                events,
                hook.secret);
        return hook;
    }

    static String newSecret() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    public String id() {
        return id;
    }

    public String secret() {
        return secret;
    }

    public boolean isEnabled() {
        return Boolean.TRUE.equals(row().get("enabled"));
    }

    public String offReason() {
        return String.valueOf(row().get("off_reason"));
    }

    private Map<String, Object> row() {
        return keycloak.sql("SELECT ENABLED, OFF_REASON FROM PAT_WEBHOOK WHERE ID = ?", id)
                .get(0);
    }

    /** The old one signs as well, until this time. */
    void replaceSecret(String next, long until) {
        keycloak.sqlUpdate(
                "UPDATE PAT_WEBHOOK SET PREVIOUS_SECRET = SECRET, PREVIOUS_UNTIL = ?, SECRET = ? WHERE ID = ?",
                until,
                next,
                id);
    }

    public void remove() {
        keycloak.sqlUpdate("DELETE FROM PAT_WEBHOOK WHERE ID = ?", id);
        keycloak.sqlUpdate("DELETE FROM PAT_DELIVERY WHERE TARGET = ?", id);
    }

    /** Of all that happened until now, oldest first: state, tries, attempts. */
    public List<Map<String, Object>> deliveries() {
        Await.until(SOON, "what happened is spread to the webhooks", () -> !isAnnounced());
        return keycloak.sql(
                "SELECT ID, STATE, TRIES, NEXT_AT, TYPE, CREATED_AT, CAST(ATTEMPTS AS VARCHAR) AS LOG FROM PAT_DELIVERY"
                        + " WHERE TARGET = ? AND CHANNEL = 'WEBHOOK' ORDER BY CREATED_AT, ID",
                id);
    }

    private boolean isAnnounced() {
        return !keycloak.sql("SELECT ID FROM PAT_ANNOUNCEMENT WHERE TARGETS LIKE ?", "%" + id + "%")
                .isEmpty();
    }

    /** What the log tells of the only delivery. */
    public JsonNode attempts() {
        try {
            Object log = deliveries().get(0).get("log");
            return JSON.readTree(log == null ? "[]" : log.toString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    public void awaitState(String state) {
        Await.until(
                SOON,
                state + " of all of " + id,
                () -> !deliveries().isEmpty()
                        && deliveries().stream()
                                .allMatch(row -> row.get("state").equals(state)));
    }

    /** Of the only delivery. */
    public void awaitTries(int count) {
        Await.until(
                SOON,
                count + " attempts of " + id,
                () -> ((Number) deliveries().get(0).get("tries")).intValue() >= count);
    }
}
