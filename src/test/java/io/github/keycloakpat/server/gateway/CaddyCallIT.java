package io.github.keycloakpat.server.gateway;

final class CaddyCallIT extends CallRules {
    CaddyCallIT() {
        super("caddy-call", Caddy::start);
    }
}
