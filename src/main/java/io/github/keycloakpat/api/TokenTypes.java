package io.github.keycloakpat.api;

/** Names of kinds of tokens in requests and answers (RFC 8693 §3). */
public final class TokenTypes {
    /** The value of a personal access token. */
    public static final String PERSONAL_ACCESS_TOKEN = "urn:keycloak-pat:token-type:personal-access-token";

    /** The same in one word, as introspection ({@code token_type}) and leak reports tell it. */
    public static final String PERSONAL_ACCESS_TOKEN_WORD = "personal_access_token";

    private TokenTypes() {}
}
