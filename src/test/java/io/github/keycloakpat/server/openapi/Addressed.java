package io.github.keycloakpat.server.openapi;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.openapi.document.ApiDocument;
import io.github.keycloakpat.server.openapi.document.Operation;
import java.util.stream.Stream;

/** Documented calls, addressed to a server. */
final class Addressed {
    private Addressed() {}

    /** Calls by people on their own tokens. */
    static Stream<Operation> own() {
        return below("/realms/").filter(Operation::isOfAccount);
    }

    static Stream<Operation> administration() {
        return below("/admin/");
    }

    private static Stream<Operation> below(String root) {
        return ApiDocument.ours().operations().stream()
                .filter(operation -> operation.path().startsWith(root));
    }

    /** A call without body and sign-in, on this token or on no webhook. */
    static Call call(Operation operation, Keycloak keycloak, String realm, String tokenId) {
        return call(operation, keycloak, realm, tokenId, "no-such-webhook");
    }

    /** The same on this token or this webhook. */
    static Call call(Operation operation, Keycloak keycloak, String realm, String tokenId, String webhookId) {
        String path = operation
                .path()
                .replace("{realm}", realm)
                .replace("{id}", tokenId)
                .replace("{webhookId}", webhookId)
                .replace("{deliveryId}", "no-such-delivery")
                .replaceFirst("\\{\\w+}$", "read");
        return Http.at(keycloak.url()).call(operation.method(), path);
    }
}
