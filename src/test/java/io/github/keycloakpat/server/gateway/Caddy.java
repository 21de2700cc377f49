package io.github.keycloakpat.server.gateway;

import io.github.keycloakpat.server.harness.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Caddy with {@code docs/gateways/caddy/Caddyfile} as it is; the places come by the environment. */
final class Caddy implements Gateway {
    private static final Path RULES =
            Path.of("docs", "gateways", "caddy", "Caddyfile").toAbsolutePath();

    private final ProxyProcess process;
    private final int port;

    private Caddy(ProxyProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Skips the test where Caddy is not installed. */
    static Caddy start(String name, Places places) {
        Programs.require("caddy");
        int port = ProxyProcess.freePort();
        Path folder = ProxyProcess.folder(name);
        List<String> command = List.of("caddy", "run", "--adapter", "caddyfile", "--config", RULES.toString());
        return new Caddy(ProxyProcess.start(folder, command, environment(folder, port, places), port), port);
    }

    private static Map<String, String> environment(Path folder, int port, Places places) {
        return Map.of(
                "PAT_SITE", "http://:" + port,
                "PAT_BIND", "127.0.0.1",
                "PAT_ADMIN", "off",
                "PAT_KEYCLOAK", places.keycloak(),
                "PAT_KEYCLOAK_HOST", places.keycloakHost(),
                "PAT_REALM", places.realm(),
                "PAT_APP", places.appHost(),
                "XDG_DATA_HOME", folder.toString(),
                "XDG_CONFIG_HOME", folder.toString());
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String kept() {
        return process.kept();
    }

    @Override
    public void close() {
        process.close();
    }
}
