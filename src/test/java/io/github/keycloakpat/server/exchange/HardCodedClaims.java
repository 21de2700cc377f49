package io.github.keycloakpat.server.exchange;

import io.github.keycloakpat.server.harness.TestRealm;
import java.util.Map;

/** Mappers of a client's own that write what its administrator likes into every access token. */
final class HardCodedClaims {
    private final TestRealm realm;
    private final String client;

    HardCodedClaims(TestRealm realm, String client) {
        this.realm = realm;
        this.client = client;
    }

    /** @param claim with dots between levels */
    HardCodedClaims add(String claim, String json) {
        realm.clients()
                .addMapper(
                        client,
                        "oidc-hardcoded-claim-mapper",
                        Map.of(
                                "claim.name", claim,
                                "claim.value", json,
                                "jsonType.label", "JSON",
                                "access.token.claim", "true",
                                "introspection.token.claim", "true"));
        return this;
    }
}
