package io.github.keycloakpat.server.use;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.keycloakpat.server.harness.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that 127.0.0.1 has signed for itself.
 *
 * @param pem for programs
 * @param key its key, likewise
 * @param store both, for Java
 */
record Certificate(Path pem, Path key, Path store) {
    static final String PASSWORD = "changeit";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** The same for all tests of a run; it takes a second to make. */
    static Certificate shared() {
        return Shared.CERTIFICATE;
    }

    private static final class Shared {
        static final Certificate CERTIFICATE = create(Site.newFolder("certificate"));
    }

    private static Certificate create(Path folder) {
        Path store = folder.resolve("server.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String making = "-genkeypair -alias server -keyalg EC -groupname secp256r1 -dname CN=127.0.0.1"
                + " -ext SAN=IP:127.0.0.1 -ext BC=ca:true -validity 2 -storetype PKCS12 -storepass " + PASSWORD;
        Command.in(folder, (keytool + " " + making + " -keystore " + store.getFileName()).split(" "))
                .run(LIMIT, Map.of());
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            return new Certificate(
                    pem(
                            folder.resolve("server.pem"),
                            "CERTIFICATE",
                            keys.getCertificate("server").getEncoded()),
                    pem(
                            folder.resolve("server.key"),
                            "PRIVATE KEY",
                            keys.getKey("server", PASSWORD.toCharArray()).getEncoded()),
                    store);
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError("no certificate in " + folder, e);
        }
    }

    /** What trusts it. */
    SSLContext context() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError("no trust in " + store, e);
        }
    }

    private static Path pem(Path file, String kind, byte[] content) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
        try {
            return Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
