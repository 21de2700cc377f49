package io.github.keycloakpat.server.gateway;

import io.github.keycloakpat.server.harness.TestRealm;

final class NginxIT extends GatewayRules {
    NginxIT(TestRealm realm) {
        super(realm, "nginx", OrdersNginx::start);
    }
}
