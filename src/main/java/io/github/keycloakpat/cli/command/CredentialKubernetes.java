package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.credential.Hosts;
import io.github.keycloakpat.cli.credential.KubernetesProtocol;
import io.github.keycloakpat.cli.credential.TokenSource;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Connections;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.signin.PersonalAccessToken;
import io.github.keycloakpat.client.ClientCredentials;
import io.github.keycloakpat.client.Json;
import io.github.keycloakpat.client.Refused;
import io.github.keycloakpat.client.TokenAnswer;
import io.github.keycloakpat.client.TokenEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kcpat credential kubernetes}. */
@Command(
        name = "kubernetes",
        description = "A credential plugin of kubectl: exchanges the token, for certain clusters.",
        footer = {
            "",
            "The kubeconfig's 'exec' needs provideClusterInfo: true; see docs/credential-helpers.md.",
            "",
            "Example:",
            "  kcpat credential kubernetes --host k8s.example.com:6443 --token-file ~/k8s.token --client script"
        })
final class CredentialKubernetes implements Action {
    @Mixin
    CredentialOptions options = new CredentialOptions();

    @Option(names = "--client", paramLabel = "CLIENT", description = "By which client; else KCPAT_CLIENT.")
    Optional<String> client = Optional.empty();

    @Option(names = "--scope", paramLabel = "SCOPE", description = "Only this scope. Repeat it for more.")
    List<String> scopes = new ArrayList<>();

    @Option(names = "--audience", paramLabel = "APP", description = "Only for this application. Repeat it for more.")
    List<String> audiences = new ArrayList<>();

    @Override
    public void run(Context context) {
        Hosts hosts = options.hosts();
        KubernetesProtocol asked = KubernetesProtocol.read(context.environment().get(KubernetesProtocol.QUESTION));
        if (!hosts.hasAddress(asked.server())) {
            throw Stop.failed(
                    "The cluster " + Shown.text(asked.server()) + " is none of those given by --host.",
                    "If it shall have tokens, add its host to the kubeconfig's 'exec'.");
        }
        String token = TokenSource.read(context.environment(), options.tokenFile);
        TokenAnswer answer = exchange(context.connections(), token);
        context.terminal()
                .out()
                .println(Json.write(
                        asked.answer(answer.accessToken(), context.now().plusSeconds(answer.expiresIn()))));
    }

    private TokenAnswer exchange(Connections connections, String token) {
        ClientCredentials credentials = connections.exchanging(client);
        try {
            return new TokenEndpoint(connections.server(), credentials).exchange(token, scopes, audiences);
        } catch (Refused e) {
            throw PersonalAccessToken.refused(e, credentials.id());
        }
    }
}
