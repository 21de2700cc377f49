package io.github.keycloakpat.cli.session;

import io.github.keycloakpat.cli.shell.Environment;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.signin.GivenAccessToken;
import io.github.keycloakpat.cli.signin.Identity;
import io.github.keycloakpat.cli.signin.KeptSignIn;
import io.github.keycloakpat.cli.signin.PersonalAccessToken;
import io.github.keycloakpat.cli.signin.SignIn;
import io.github.keycloakpat.cli.signin.SignInFile;
import io.github.keycloakpat.client.ClientCredentials;
import io.github.keycloakpat.client.Server;
import io.github.keycloakpat.client.Unusable;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Which server, and who calls: options before the environment, the environment before the sign-in. A sign-in is used at
 * the server and in the realm that it is of, and nowhere else.
 */
public final class Connections {
    /** The client of the sign-in, and of an exchange where none is named. */
    public static final String CLIENT = "kcpat";

    private static final String HOW = "Sign in: kcpat login --url https://sso.example.com --realm REALM. "
            + "In scripts set KCPAT_URL and KCPAT_REALM.";

    private final Globals globals;
    private final Environment environment;
    private final SignInFile file;
    private final InstantSource clock;

    Connections(Globals globals, Environment environment, SignInFile file, InstantSource clock) {
        this.globals = globals;
        this.environment = environment;
        this.file = file;
        this.clock = clock;
    }

    public Server server() {
        Optional<String> url = globals.url().or(() -> environment.get(Environment.URL));
        Optional<String> realm = globals.realm().or(() -> environment.get(Environment.REALM));
        if (url.isPresent() && realm.isPresent()) {
            return server(url.get(), realm.get());
        }
        Optional<SignIn> kept = file.read();
        String where = url.or(() -> kept.map(SignIn::url)).orElseThrow(() -> Stop.notSignedIn("Which server?", HOW));
        boolean keptHere = kept.isPresent() && server(where, kept.get().realm()).equals(server(kept.get()));
        return server(
                where,
                realm.or(() -> keptHere ? kept.map(SignIn::realm) : Optional.empty())
                        .orElseThrow(() -> Stop.wrongUsage("Which realm?", "Name it: --realm REALM, or KCPAT_REALM.")));
    }

    private static Server server(SignIn kept) {
        return server(kept.url(), kept.realm());
    }

    private static Server server(String url, String realm) {
        try {
            return Server.of(url, realm);
        } catch (Unusable e) {
            throw Stop.wrongUsage(e.getMessage(), "Look at --url and --realm, KCPAT_URL and KCPAT_REALM.");
        }
    }

    /** @throws Stop if nobody is signed in there */
    public Identity identity(Server server) {
        return knownIdentity(server)
                .orElseThrow(() -> Stop.notSignedIn(
                        "You are not signed in at " + server.base() + " (realm " + server.realm() + ").",
                        "Sign in: kcpat login --url " + server.base() + " --realm " + server.realm()
                                + ". In scripts set KCPAT_TOKEN (a personal access token) or KCPAT_ACCESS_TOKEN."));
    }

    public Optional<Identity> knownIdentity(Server server) {
        Optional<String> given = environment.get(Environment.ACCESS_TOKEN);
        if (given.isPresent()) {
            return Optional.of(new GivenAccessToken(given.get()));
        }
        Optional<String> token = environment.get(Environment.TOKEN);
        if (token.isPresent()) {
            return Optional.of(identity(server, token.get()));
        }
        return file.read().filter(kept -> server(kept).equals(server)).map(kept -> new KeptSignIn(file, kept, clock));
    }

    Identity identity(Server server, String token) {
        return new PersonalAccessToken(server, exchanging(Optional.empty()), token, clock);
    }

    /** By which client personal access tokens are exchanged. The secret is that of the environment's client only. */
    public ClientCredentials exchanging(Optional<String> named) {
        String client = named.or(() -> environment.get(Environment.CLIENT)).orElse(CLIENT);
        boolean its = named.isEmpty() || named.equals(environment.get(Environment.CLIENT));
        return new ClientCredentials(client, its ? environment.get(Environment.CLIENT_SECRET) : Optional.empty());
    }
}
