package io.github.keycloakpat.core.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that a webhook's messages are signed with, shared with its receiver (Standard Webhooks, symmetric signatures).
 *
 * @param text {@code whsec_} and the key in base64
 */
public record WebhookSecret(String text) {
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String MAC = "HmacSHA256";
    private static final int BYTES = 32;

    /** @param random a cryptographically strong source */
    public static WebhookSecret create(RandomGenerator random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /**
     * Signs one message.
     *
     * @param timestamp epoch seconds, of this attempt
     * @return {@code v1,} and the HMAC-SHA-256 in base64
     */
    public String sign(String messageId, long timestamp, String body) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text.substring(PREFIX.length())), MAC));
            byte[] signed = (messageId + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC + " is part of every Java platform", e);
        }
    }

    /** It is a record, and a secret is in it. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
