package io.github.keycloakpat.client;

/** Where the access token of a call comes from; asked before each, so that it can be a fresh one. */
@FunctionalInterface
public interface Bearer {
    String accessToken();
}
