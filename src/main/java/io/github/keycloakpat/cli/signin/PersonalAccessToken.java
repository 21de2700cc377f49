package io.github.keycloakpat.cli.signin;

import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.ClientCredentials;
import io.github.keycloakpat.client.Refused;
import io.github.keycloakpat.client.Server;
import io.github.keycloakpat.client.TokenAnswer;
import io.github.keycloakpat.client.TokenEndpoint;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A personal access token, exchanged when it is needed. What it may do here, its {@code tokens:…} scopes say. */
public final class PersonalAccessToken implements Identity {
    private static final long MARGIN_SECONDS = 10;

    private final TokenEndpoint endpoint;
    private final String client;
    private final String value;
    private final InstantSource clock;
    private String accessToken = "";
    private Instant freshUntil = Instant.MIN;

    public PersonalAccessToken(Server server, ClientCredentials client, String value, InstantSource clock) {
        this.endpoint = new TokenEndpoint(server, client);
        this.client = client.id();
        this.value = value;
        this.clock = clock;
    }

    @Override
    public String source() {
        return "KCPAT_TOKEN (by the client " + client + ")";
    }

    @Override
    public synchronized String accessToken() {
        if (!clock.instant().isBefore(freshUntil)) {
            TokenAnswer answer = exchanged();
            accessToken = answer.accessToken();
            freshUntil = clock.instant().plusSeconds(answer.expiresIn() - MARGIN_SECONDS);
        }
        return accessToken;
    }

    private TokenAnswer exchanged() {
        try {
            return endpoint.exchange(value, List.of(), List.of());
        } catch (Refused e) {
            throw refused(e, client);
        }
    }

    /** Why a token was not exchanged, and what to do; the server does not tell strangers what is wrong with a token. */
    public static RuntimeException refused(Refused e, String client) {
        return switch (e.error()) {
            case "invalid_request" ->
                Stop.notSignedIn(
                                "The personal access token does not work:",
                                "It may have expired, or was revoked or deleted; its owner sees which in the list: kcpat tokens list --all. "
                                        + "An administrator can tell by its value: kcpat admin tokens inspect. Make a new one, and "
                                        + "update the service that uses it.")
                        .quoting(e.getMessage());
            case "unauthorized_client", "invalid_client" ->
                Stop.notSignedIn(
                                "The client '" + client + "' may not exchange personal access tokens:",
                                "Set KCPAT_CLIENT to one that may (client attribute pat.exchange.enabled=true), and, if it has a secret, "
                                        + "KCPAT_CLIENT_SECRET.")
                        .quoting(e.getMessage());
            default -> e;
        };
    }
}
