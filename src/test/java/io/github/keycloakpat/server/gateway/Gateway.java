package io.github.keycloakpat.server.gateway;

import java.net.URI;

/** A proxy with the rules of the sample application, as tests see it. */
public interface Gateway extends AutoCloseable {
    /** Of 127.0.0.1. */
    int port();

    /** All that it keeps in files: logs, configuration, caches. */
    String kept();

    @Override
    void close();

    /**
     * What differs from place to place.
     *
     * @param keycloak its address, without a slash at its end
     * @param app the address of the application, likewise
     */
    record Places(String keycloak, String realm, String app) {
        /** Host and port. */
        String keycloakHost() {
            return URI.create(keycloak).getAuthority();
        }

        /** Host and port. */
        String appHost() {
            return URI.create(app).getAuthority();
        }
    }

    /** Starts one kind of them. */
    @FunctionalInterface
    interface Kind {
        /** @param name of its folder below {@code target/it/gateways} */
        Gateway start(String name, Places places);
    }
}
