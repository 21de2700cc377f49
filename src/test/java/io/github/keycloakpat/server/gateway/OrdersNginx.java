package io.github.keycloakpat.server.gateway;

import java.util.function.IntFunction;

/** nginx before the sample application, without and with answers kept. */
final class OrdersNginx {
    private OrdersNginx() {}

    static Nginx start(String name, Gateway.Places places) {
        return Nginx.start(name, port -> http(places, "") + server(port, places, "pat-auth.conf"));
    }

    static Nginx startCached(String name, Gateway.Places places) {
        Nginx.requireJavaScript();
        String cache = """
                include pat/pat-http-cached.conf;
                proxy_cache_path cache keys_zone=pat:1m max_size=16m inactive=10s levels=1:2 use_temp_path=off;
                """;
        return Nginx.start(name, port -> http(places, cache) + server(port, places, "pat-auth-cached.conf"));
    }

    /** @param location one more, behind the rules of the application */
    static Nginx startWith(String name, Gateway.Places places, String location) {
        IntFunction<String> server = port -> server(port, places, "pat-auth.conf")
                .replace("include pat/orders.conf;", "include pat/orders.conf;\n" + location);
        return Nginx.start(name, port -> http(places, "") + server.apply(port));
    }

    private static String http(Gateway.Places places, String cache) {
        return """
                include pat/pat-http.conf;
                %s
                upstream keycloak { server %s; keepalive 8; }
                upstream orders { server %s; }
                """.formatted(cache, places.keycloakHost(), places.appHost());
    }

    private static String server(int port, Gateway.Places places, String auth) {
        return """
                server {
                    listen 127.0.0.1:%d;
                    access_log logs/access.log pat;
                    set $pat_keycloak http://keycloak/realms/%s;
                    set $pat_keycloak_host %s;
                    include pat/%s;
                    include pat/pat-server.conf;
                    include pat/orders.conf;
                }
                """.formatted(port, places.realm(), places.keycloakHost(), auth);
    }
}
