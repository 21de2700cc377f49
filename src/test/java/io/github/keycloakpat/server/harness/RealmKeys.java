package io.github.keycloakpat.server.harness;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentExportRepresentation;

/**
 * The keys of all test realms: one RSA key for all, as Keycloak would else make two for each, which takes longer than a
 * test. What is to tell realms apart must therefore be something else than the key.
 */
final class RealmKeys {
    private static final String KEY_PROVIDER = "org.keycloak.keys.KeyProvider";
    private static final String PEM = pem();

    private RealmKeys() {}

    static MultivaluedHashMap<String, ComponentExportRepresentation> components() {
        var components = new MultivaluedHashMap<String, ComponentExportRepresentation>();
        ComponentExportRepresentation rsa = component("rsa");
        rsa.getConfig().putSingle("privateKey", PEM);
        components.add(KEY_PROVIDER, rsa);
        components.add(KEY_PROVIDER, component("ecdsa-generated"));
        ComponentExportRepresentation hmac = component("hmac-generated");
        hmac.getConfig().putSingle("algorithm", "HS512");
        components.add(KEY_PROVIDER, hmac);
        components.add(KEY_PROVIDER, component("aes-generated"));
        return components;
    }

    private static ComponentExportRepresentation component(String provider) {
        var component = new ComponentExportRepresentation();
        component.setName(provider);
        component.setProviderId(provider);
        component.setConfig(new MultivaluedHashMap<>());
        component.getConfig().putSingle("priority", "100");
        return component;
    }

    private static String pem() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            String base64 =
                    Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("RSA is part of every Java platform", e);
        }
    }
}
