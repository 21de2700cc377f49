package io.github.keycloakpat.token;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns values into what is stored. A plain SHA-256 is enough for 256 random bits; peppers are for those who must.
 *
 * <p>New values are hashed with the first pepper. All peppers, and no pepper, are tried when a value is looked up, so
 * that peppers can be added and rotated without reissuing anything.
 */
public final class SecretHasher {
    private static final String DIGEST = "SHA-256";
    private static final String MAC_NAME = "HmacSHA256";
    private static final String MAC_STORED = "HMAC-SHA-256";

    private final List<Pepper> peppers;

    /** @param peppers newest first; empty for none */
    public SecretHasher(List<Pepper> peppers) {
        this.peppers = List.copyOf(peppers);
    }

    /** The hash under which a new value is kept. */
    public SecretHash hash(PatSecret secret) {
        return peppers.isEmpty() ? plain(secret) : peppered(secret, peppers.get(0));
    }

    /** All hashes under which a presented value may have been kept. */
    public List<SecretHash> candidates(PatSecret secret) {
        var all = new ArrayList<SecretHash>();
        peppers.forEach(pepper -> all.add(peppered(secret, pepper)));
        all.add(plain(secret));
        return all;
    }

    private static SecretHash plain(PatSecret secret) {
        try {
            byte[] digest = MessageDigest.getInstance(DIGEST).digest(secret.bytes());
            return new SecretHash(DIGEST, "", encode(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(DIGEST + " is part of every Java platform", e);
        }
    }

    private static SecretHash peppered(PatSecret secret, Pepper pepper) {
        try {
            var mac = Mac.getInstance(MAC_NAME);
            mac.init(new SecretKeySpec(pepper.key(), MAC_NAME));
            return new SecretHash(MAC_STORED, pepper.id(), encode(mac.doFinal(secret.bytes())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC_NAME + " is part of every Java platform", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
