package io.github.keycloakpat.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that a person finishes in a browser (RFC 8628 §3.2).
 *
 * @param deviceCode a credential until then
 * @param expiresIn seconds
 * @param interval seconds between two questions; 5 if the server does not say
 */
public record DeviceCode(
        @JsonProperty("device_code") String deviceCode,
        @JsonProperty("user_code") String userCode,
        @JsonProperty("verification_uri") String verificationUri,
        @JsonProperty("verification_uri_complete") @Nullable String verificationUriComplete,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("interval") int interval) {
    private static final int PRESET_INTERVAL = 5;

    private static final long LONGEST = 60L * 60;

    public DeviceCode {
        if (deviceCode == null || userCode == null || verificationUri == null) {
            throw new IllegalArgumentException("a field is missing");
        }
        expiresIn = Math.min(Math.max(expiresIn, 0), LONGEST);
        interval = interval <= 0 ? PRESET_INTERVAL : interval;
    }

    @Override
    public String toString() {
        return "DeviceCode[userCode=" + userCode + "]";
    }
}
