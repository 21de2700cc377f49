package io.github.keycloakpat.server.mail;

import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What stands in the server's outbox of a token's mails. */
final class MailOutbox {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Keycloak keycloak;

    MailOutbox(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /** The kinds of mails that were ordered, oldest first. A mail is ordered with what it tells of, or never. */
    List<String> kinds(String tokenId) {
        return rows(tokenId).stream().map(row -> row.get("type").toString()).toList();
    }

    /** The same with how far they have come: {@code revoked DELIVERED}. */
    List<String> states(String tokenId) {
        return rows(tokenId).stream()
                .map(row -> row.get("type") + " " + row.get("state"))
                .toList();
    }

    private List<Map<String, Object>> rows(String tokenId) {
        return keycloak.sql(
                "SELECT TYPE, STATE, TRIES, CAST(ATTEMPTS AS VARCHAR(4000)) AS ATTEMPTS,"
                        + " CAST(BODY AS VARCHAR(4000)) AS BODY FROM PAT_DELIVERY"
                        + " WHERE CHANNEL = 'MAIL' AND TOKEN_ID = ? ORDER BY CREATED_AT, ID",
                tokenId);
    }

    /** Waits until each of the token's mails was tried as often. */
    void awaitTries(String tokenId, int tries) {
        Await.until(SOON, tries + " tries of the mails of " + tokenId, () -> {
            List<Map<String, Object>> rows = rows(tokenId);
            return !rows.isEmpty() && rows.stream().allMatch(row -> ((Number) row.get("tries")).intValue() == tries);
        });
    }

    /** What was noted of the tries of all of the token's mails. */
    String attempts(String tokenId) {
        return rows(tokenId).stream()
                .map(row -> String.valueOf(row.get("attempts")))
                .toList()
                .toString();
    }

    String bodies(String tokenId) {
        return rows(tokenId).stream()
                .map(row -> row.get("body").toString())
                .toList()
                .toString();
    }
}
