package io.github.keycloakpat.cli.signin;

import io.github.keycloakpat.client.ClientCredentials;
import io.github.keycloakpat.client.Server;
import io.github.keycloakpat.client.TokenAnswer;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@code kcpat login} keeps.
 *
 * @param client by which it was made, a public one
 * @param accessExpiresAt epoch seconds
 * @param refreshToken empty if the server gave none
 * @param refreshExpiresAt epoch seconds; 0 if the server does not say
 */
public record SignIn(
        String url,
        String realm,
        String client,
        String accessToken,
        long accessExpiresAt,
        String refreshToken,
        long refreshExpiresAt) {
    /** A call takes its time, and clocks differ. */
    private static final long MARGIN_SECONDS = 10;

    static SignIn of(Server server, String client, TokenAnswer answer, Instant now) {
        long at = now.getEpochSecond();
        String refresh = answer.refreshToken();
        return new SignIn(
                server.base().toString(),
                server.realm(),
                client,
                answer.accessToken(),
                at + answer.expiresIn(),
                refresh == null ? "" : refresh,
                answer.refreshExpiresIn() <= 0 ? 0 : at + answer.refreshExpiresIn());
    }

    /** @throws IllegalArgumentException if somebody wrote another address into the file */
    public Server server() {
        return Server.of(url, realm);
    }

    ClientCredentials credentials() {
        return ClientCredentials.publicClient(client);
    }

    /** The id of the user, as far as the tokens tell. Keycloak's refresh tokens do, where access tokens are lightweight. */
    Optional<String> user() {
        return subject(refreshToken).or(() -> subject(accessToken));
    }

    private static Optional<String> subject(String token) {
        return Claims.of(token).flatMap(claims -> claims.text("sub"));
    }

    boolean isFresh(Instant now) {
        return now.getEpochSecond() + MARGIN_SECONDS < accessExpiresAt;
    }

    @Override
    public String toString() {
        return "SignIn[url=" + url + ", realm=" + realm + ", client=" + client + "]";
    }
}
