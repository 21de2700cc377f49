package io.github.keycloakpat.server.leak;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Call;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that was told whose reports it takes: {@code leak-report-public-keys}. */
class SignedReportClusterIT {
    private static final String KEY = "k1";

    @TempDir
    private Path folder;

    @Test
    void onlyWhatAKnownKeySignedIsTaken() throws Exception {
        KeyPair known = pair();
        Path keys = Files.writeString(
                folder.resolve("keys"), KEY + " " + base64(known.getPublic().getEncoded()) + "\n");
        try (Keycloak keycloak = Keycloak.startOwn(
                "signed-reports", "--spi-personal-access-token--jpa--leak-report-public-keys=" + keys)) {
            TestRealm realm = TestRealms.standard(keycloak);
            Pats pats = new Pats(realm);
            Made pat = pats.make("alice", "read");
            String body = new ObjectMapper().writeValueAsString(List.of(Scanner.finding(pat.secret())));
            Scanner scanner = new Scanner(realm);

            assertRefused(scanner.call().json(body).send(), 401, "unauthorized");
            assertRefused(signed(scanner, body, KEY, sign(pair(), body)).send(), 401, "unauthorized");
            assertRefused(signed(scanner, body, "k2", sign(known, body)).send(), 401, "unauthorized");
            assertRefused(signed(scanner, body + " ", KEY, sign(known, body)).send(), 401, "unauthorized");
            assertRefused(signed(scanner, "{", KEY, sign(known, body)).send(), 401, "unauthorized");
            pats.exchange("script", pat).expect(200);

            signed(scanner, body, KEY, sign(known, body)).send().expect(200);
            Pats.assertRefused(pats.exchange("script", pat));
        }
    }

    private static Call signed(Scanner scanner, String body, String key, String signature) {
        return scanner.call()
                .json(body)
                .header("GITHUB-PUBLIC-KEY-IDENTIFIER", key)
                .header("Github-Public-Key-Signature", signature);
    }

    private static KeyPair pair() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String sign(KeyPair pair, String body) throws Exception {
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(pair.getPrivate());
        signer.update(body.getBytes(UTF_8));
        return base64(signer.sign());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
