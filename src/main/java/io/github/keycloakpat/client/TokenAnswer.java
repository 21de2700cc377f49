package io.github.keycloakpat.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint issued (RFC 6749 §5.1).
 *
 * @param expiresIn seconds
 * @param refreshToken null for what can't be refreshed, as what was exchanged
 */
public record TokenAnswer(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("refresh_token") @Nullable String refreshToken,
        @JsonProperty("refresh_expires_in") long refreshExpiresIn,
        @JsonProperty("scope") @Nullable String scope) {
    private static final long LONGEST = 10L * 365 * 24 * 60 * 60;

    public TokenAnswer {
        if (accessToken == null || accessToken.isBlank()) {
            throw new IllegalArgumentException("no access_token");
        }
        expiresIn = Math.min(Math.max(expiresIn, 0), LONGEST);
        refreshExpiresIn = Math.min(Math.max(refreshExpiresIn, 0), LONGEST);
    }

    @Override
    public String toString() {
        return "TokenAnswer[expiresIn=" + expiresIn + ", scope=" + scope + "]";
    }
}
