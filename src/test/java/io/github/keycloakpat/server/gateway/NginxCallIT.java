package io.github.keycloakpat.server.gateway;

final class NginxCallIT extends CallRules {
    NginxCallIT() {
        super("nginx-call", OrdersNginx::start);
    }
}
