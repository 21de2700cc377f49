package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Connections;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.session.SecretInput;
import io.github.keycloakpat.cli.signin.PersonalAccessToken;
import io.github.keycloakpat.client.ClientCredentials;
import io.github.keycloakpat.client.Json;
import io.github.keycloakpat.client.Refused;
import io.github.keycloakpat.client.Server;
import io.github.keycloakpat.client.TokenAnswer;
import io.github.keycloakpat.client.TokenEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kcpat exchange}. */
@Command(
        name = "exchange",
        description = "Turn a personal access token into a short access token, and print that.",
        footer = {
            "",
            "The token comes from KCPAT_TOKEN, from standard input with '--token -', or is asked for.",
            "",
            "Examples:",
            "  kcpat exchange --client script --scope read",
            "  curl -H \"Authorization: Bearer $(kcpat exchange --client script --scope read)\" https://orders.example.com/"
        })
public final class ExchangeCommand implements Action {
    @Option(names = "--client", paramLabel = "CLIENT", description = "By which client; else KCPAT_CLIENT.")
    Optional<String> client = Optional.empty();

    @Option(names = "--scope", paramLabel = "SCOPE", description = "Only this scope. Repeat it for more.")
    List<String> scopes = new ArrayList<>();

    @Option(
            names = {"--audience", "--env"},
            paramLabel = "APP",
            description = "Only for this application. Repeat it for more.")
    List<String> audiences = new ArrayList<>();

    @Option(names = "--token", paramLabel = "STDIN", description = "'-' reads the token from standard input.")
    Optional<String> token = Optional.empty();

    @Override
    public void run(Context context) {
        SecretInput.requireNoSecret(token, "--token");
        Connections connections = context.connections();
        Server server = connections.server();
        ClientCredentials credentials = connections.exchanging(client);
        String value = SecretInput.token(context, token, "--token -");
        TokenAnswer answer = exchange(new TokenEndpoint(server, credentials), credentials, value);
        context.terminal().out().println(context.json() ? Json.write(answer) : answer.accessToken());
    }

    private TokenAnswer exchange(TokenEndpoint endpoint, ClientCredentials credentials, String value) {
        try {
            return endpoint.exchange(value, scopes, audiences);
        } catch (Refused e) {
            throw PersonalAccessToken.refused(e, credentials.id());
        }
    }
}
