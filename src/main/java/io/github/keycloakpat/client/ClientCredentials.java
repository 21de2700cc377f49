package io.github.keycloakpat.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Who calls the token endpoint: a public client by its id alone, a confidential one by its secret too.
 *
 * @param id not blank
 */
public record ClientCredentials(String id, Optional<String> secret) {
    public ClientCredentials {
        if (id.isBlank()) {
            throw new Unusable("The client has no id.");
        }
    }

    public static ClientCredentials publicClient(String id) {
        return new ClientCredentials(id, Optional.empty());
    }

    /** RFC 6749 §2.3.1: both parts encoded as in a form, then Basic. */
    Optional<String> authorization() {
        return secret.map(text -> {
            byte[] pair = (encode(id) + ":" + encode(text)).getBytes(StandardCharsets.US_ASCII);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        });
    }

    /** A form that names a public client. */
    Form form() {
        var form = new Form();
        return secret.isPresent() ? form : form.put("client_id", id);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ClientCredentials[id=" + id + "]";
    }
}
