package io.github.keycloakpat.cli.signin;

import io.github.keycloakpat.cli.shell.Desktop;
import io.github.keycloakpat.cli.shell.Environment;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.shell.Terminal;
import io.github.keycloakpat.client.ClientCredentials;
import io.github.keycloakpat.client.Refused;
import io.github.keycloakpat.client.Server;
import io.github.keycloakpat.client.TokenAnswer;
import io.github.keycloakpat.client.TokenEndpoint;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Signs a person in, and keeps that. What was kept before stays until then. */
public final class Login {
    private final SignInFile file;
    private final Terminal terminal;
    private final InstantSource clock;
    private final Server server;
    private final String client;
    private final TokenEndpoint endpoint;

    public Login(SignInFile file, Terminal terminal, InstantSource clock, Server server, String client) {
        this.file = file;
        this.terminal = terminal;
        this.clock = clock;
        this.server = server;
        this.client = client;
        this.endpoint = new TokenEndpoint(server, ClientCredentials.publicClient(client));
    }

    /** @return whose sign-in it is */
    public String byDevice() {
        return keep(() -> new DeviceSignIn(endpoint, terminal).run());
    }

    /** @return whose sign-in it is */
    public String byBrowser(Environment environment, boolean fresh) {
        return keep(() -> new BrowserSignIn(endpoint, terminal, new Desktop(environment)).run(fresh));
    }

    private String keep(Supplier<TokenAnswer> signIn) {
        file.alone(() -> client); // a folder that can't be written is told before anybody signs in
        TokenAnswer answer = issued(signIn);
        SignIn kept = SignIn.of(server, client, answer, clock.instant());
        file.alone(() -> {
            file.write(kept);
            return kept;
        });
        return Claims.of(answer.accessToken())
                .flatMap(claims -> claims.text("preferred_username").or(() -> claims.text("sub")))
                .orElse("?");
    }

    private TokenAnswer issued(Supplier<TokenAnswer> signIn) {
        try {
            return signIn.get();
        } catch (Refused e) {
            throw switch (e.error()) {
                case "invalid_client", "unauthorized_client" ->
                    Stop.failed(
                            "The client '" + client + "' can't be used to sign in: " + e.getMessage(),
                            "An administrator can import it into the realm: docs/kcpat-client.json. Or name another public "
                                    + "client by --client.");
                default -> e;
            };
        }
    }

    /** What stands before the sign-in, so that nobody wonders. */
    public static Optional<String> noteOfOthers(Environment environment) {
        return Optional.of(Environment.ACCESS_TOKEN)
                .filter(name -> environment.get(name).isPresent())
                .or(() -> Optional.of(Environment.TOKEN)
                        .filter(name -> environment.get(name).isPresent()))
                .map(name -> name + " is set, and is used instead of this sign-in. To use the sign-in: unset " + name);
    }
}
