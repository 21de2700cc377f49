package io.github.keycloakpat.core.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportKeysTest {
    private static final byte[] BODY = "[{\"token\":\"x\"}]".getBytes(UTF_8);

    private final KeyPair known = pair();
    private final ReportKeys keys = new ReportKeys(Map.of("k1", known.getPublic(), "k2", pair().getPublic()));

    @Test
    void withoutKeysEverybodyIsHeard() {
        assertThat(ReportKeys.none().accept(null, null, BODY)).isTrue();
        assertThat(ReportKeys.none().accept("k1", "nonsense", BODY)).isTrue();
    }

    @Test
    void whatAKnownKeySignedIsTaken() {
        assertThat(keys.accept("k1", sign(known, BODY), BODY)).isTrue();
    }

    @Test
    void whatNobodyOrAnotherSignedIsNot() {
        String signature = sign(known, BODY);

        assertThat(keys.accept(null, null, BODY)).isFalse();
        assertThat(keys.accept("k1", null, BODY)).isFalse();
        assertThat(keys.accept(null, signature, BODY)).isFalse();
        assertThat(keys.accept("k2", signature, BODY)).isFalse();
        assertThat(keys.accept("k3", signature, BODY)).isFalse();
        assertThat(keys.accept("K1", signature, BODY)).isFalse();
        assertThat(keys.accept("k1", sign(pair(), BODY), BODY)).isFalse();
    }

    @Test
    void anotherBodyIsNotSignedByIt() {
        String signature = sign(known, BODY);

        assertThat(keys.accept("k1", signature, "[{\"token\":\"y\"}]".getBytes(UTF_8)))
                .isFalse();
        assertThat(keys.accept("k1", signature, "[{\"token\": \"x\"}]".getBytes(UTF_8)))
                .isFalse();
        assertThat(keys.accept("k1", signature, new byte[0])).isFalse();
    }

    /** Among them r = s = 0, which Java once took for a signature of everything (CVE-2022-21449). */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", "AAAA", "MAYCAQACAQA=", "MAYCAQECAQE=", "MEUCIQD", "é"})
    void whatIsNoSignatureIsNotTaken(String signature) {
        assertThat(keys.accept("k1", signature, BODY)).isFalse();
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String sign(KeyPair pair, byte[] body) {
        try {
            var signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(pair.getPrivate());
            signer.update(body);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
