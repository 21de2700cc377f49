package io.github.keycloakpat.core.leak;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose reports are taken: those signed by ECDSA on P-256 with SHA-256 over the body as it was sent, as <a
 * href="https://docs.github.com/en/code-security/secret-scanning/secret-scanning-partnership-program/secret-scanning-partner-program">GitHub's
 * secret scanning</a> does it.
 */
public final class ReportKeys {
    private static final String ALGORITHM = "SHA256withECDSA";

    private final Map<String, PublicKey> keys;

    /** @param keys by their names; none: everybody's reports are taken */
    public ReportKeys(Map<String, PublicKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** Everybody's reports are taken. */
    public static ReportKeys none() {
        return new ReportKeys(Map.of());
    }

    /**
     * Whether a report is taken.
     *
     * @param keyId the key's name
     * @param signature in base64, of the DER form
     */
    public boolean accept(@Nullable String keyId, @Nullable String signature, byte[] body) {
        if (keys.isEmpty()) {
            return true;
        }
        PublicKey key = keyId == null ? null : keys.get(keyId);
        return key != null && signature != null && isBy(key, signature, body);
    }

    private static boolean isBy(PublicKey key, String signature, byte[] body) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(body);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (SignatureException | IllegalArgumentException e) {
            return false; // no signature at all, by its form
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the keys are of elliptic curves", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform that Keycloak runs on", e);
        }
    }
}
