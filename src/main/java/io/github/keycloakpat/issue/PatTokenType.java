package io.github.keycloakpat.issue;

/** What kind of token a personal access token is, where RFC 8693 §3 wants a kind named. */
public final class PatTokenType {
    public static final String URN = "urn:keycloak-pat:token-type:personal-access-token";

    private PatTokenType() {}
}
