package io.github.keycloakpat.node;

import io.github.keycloakpat.core.leak.ReportKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the keys of those whose leak reports are taken: one a line, its id, a space, and the DER form of its
 * SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) in base64, an elliptic curve key on P-256. Empty lines and lines that begin
 * with {@code #} do not count.
 */
final class ReportKeyFile {
    private static final String EC = "EC";

    private ReportKeyFile() {}

    /** @throws IllegalStateException if the file can't be read as said; the server must not take anybody's word then */
    static ReportKeys read(Path file) {
        Map<String, PublicKey> keys = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    add(line.strip().split("\\s+", -1), keys, file);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the file of keys of leak reports " + file + " can't be read", e);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("the file of keys of leak reports " + file + " holds no key");
        }
        return new ReportKeys(keys);
    }

    private static void add(String[] parts, Map<String, PublicKey> keys, Path file) {
        if (parts.length != 2) {
            throw new IllegalStateException(
                    "a line of the file of keys of leak reports " + file + " is not 'id base64'");
        }
        if (keys.putIfAbsent(parts[0], key(parts[1], parts[0], file)) != null) {
            throw new IllegalStateException("the key '" + parts[0] + "' stands twice in " + file);
        }
    }

    private static PublicKey key(String text, String id, Path file) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(text));
            var key = (ECPublicKey) KeyFactory.getInstance(EC).generatePublic(spec);
            if (key.getParams().getCurve().equals(p256().getCurve())) {
                return key;
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw unfit(id, file, e);
        }
        throw unfit(id, file, null);
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance(EC);
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static IllegalStateException unfit(String id, Path file, Exception cause) {
        return new IllegalStateException(
                "the key '" + id + "' in " + file + " must be the SubjectPublicKeyInfo of a key on P-256, in base64",
                cause);
    }
}
