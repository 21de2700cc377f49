package io.github.keycloakpat.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Jwt;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** Checks a JWT as an application does: by the key of the realm that it names, RS256. */
final class Signature256 {
    private Signature256() {}

    static boolean isValid(TestRealm realm, String jwt) {
        int dot = jwt.lastIndexOf('.');
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key(realm, Jwt.header(jwt).path("kid").asText()));
            signature.update(jwt.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(jwt.substring(dot + 1)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("not a signature of RS256", e);
        }
    }

    private static PublicKey key(TestRealm realm, String kid) throws GeneralSecurityException {
        JsonNode keys = realm.http()
                .get("/protocol/openid-connect/certs")
                .send()
                .expect(200)
                .json()
                .path("keys");
        for (JsonNode key : keys) {
            if (key.path("kid").asText().equals(kid)) {
                return KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
            }
        }
        throw new AssertionError("no key " + kid + " in " + realm.name());
    }

    private static BigInteger number(JsonNode key, String field) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(field).asText()));
    }
}
