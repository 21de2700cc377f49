package io.github.keycloakpat.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpat.core.leak.ReportKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportKeyFileTest {
    private static final byte[] BODY = "{}".getBytes(UTF_8);

    @TempDir
    private Path folder;

    private final KeyPair pair = pair("EC", new ECGenParameterSpec("secp256r1"));

    @Test
    void keysAreKnownByTheirIds() throws Exception {
        KeyPair other = pair("EC", new ECGenParameterSpec("secp256r1"));

        ReportKeys keys = read("# of the scanner\n\n" + line("new", pair) + "\n  " + line("old", other) + "  \n");

        assertThat(keys.accept("new", sign(pair), BODY)).isTrue();
        assertThat(keys.accept("old", sign(other), BODY)).isTrue();
        assertThat(keys.accept("old", sign(pair), BODY)).isFalse();
        assertThat(keys.accept("# of the scanner", sign(pair), BODY)).isFalse();
    }

    @Test
    void aFileThatIsNotThereStopsTheServer() {
        assertThatThrownBy(() -> ReportKeyFile.read(folder.resolve("none")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can't be read");
    }

    @Test
    void soDoesAFileWithoutKeys() {
        assertUnreadable("", "holds no key");
        assertUnreadable("# nothing\n \n", "holds no key");
    }

    @Test
    void soDoesALineThatIsNotUnderstood() {
        assertUnreadable("lonely", "not 'id base64'");
        assertUnreadable(line("k1", pair) + " more", "not 'id base64'");
        assertUnreadable("k1 nonsense", "'k1'");
        assertUnreadable("k1 !!!", "'k1'");
        assertUnreadable(line("k1", pair) + "\n" + line("k1", pair), "twice");
    }

    @Test
    void soDoesAKeyOfAnotherKind() {
        assertUnreadable(line("k1", pair("EC", new ECGenParameterSpec("secp384r1"))), "P-256");
        assertUnreadable(line("k1", pair("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4))), "P-256");
    }

    private void assertUnreadable(String content, String why) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(why);
    }

    private ReportKeys read(String content) throws IOException {
        return ReportKeyFile.read(Files.writeString(folder.resolve("keys"), content));
    }

    private static String line(String id, KeyPair pair) {
        return id + " " + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    private static KeyPair pair(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String sign(KeyPair pair) throws GeneralSecurityException {
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(pair.getPrivate());
        signer.update(BODY);
        return Base64.getEncoder().encodeToString(signer.sign());
    }
}
