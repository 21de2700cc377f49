package io.github.keycloakpat.cli.signin;

/** An access token of the environment. It can't be refreshed. */
public record GivenAccessToken(String accessToken) implements Identity {
    @Override
    public String source() {
        return "KCPAT_ACCESS_TOKEN";
    }

    @Override
    public String toString() {
        return "GivenAccessToken[]";
    }
}
