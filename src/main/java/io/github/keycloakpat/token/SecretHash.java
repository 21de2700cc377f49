package io.github.keycloakpat.token;

/**
 * What is kept of a value.
 *
 * @param algorithm {@code SHA-256} or {@code HMAC-SHA-256}
 * @param keyId the pepper's name, empty without one
 * @param digest 32 bytes in base64url without padding
 */
public record SecretHash(String algorithm, String keyId, String digest) {}
