package io.github.keycloakpat.server.gateway;

import io.github.keycloakpat.server.harness.TestRealm;

final class CaddyIT extends GatewayRules {
    CaddyIT(TestRealm realm) {
        super(realm, "caddy", Caddy::start);
    }
}
