package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.GrantableRepresentation;
import io.github.keycloakpat.cli.session.Connections;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Facts;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.signin.Claims;
import io.github.keycloakpat.cli.signin.Identity;
import io.github.keycloakpat.cli.signin.PersonalAccessToken;
import io.github.keycloakpat.client.PatClient;
import io.github.keycloakpat.client.Probe;
import io.github.keycloakpat.client.Refused;
import io.github.keycloakpat.client.Server;
import io.github.keycloakpat.client.Unreachable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at all that a call needs, in the order in which it needs it, and stops at the first that is missing. */
final class SignInStatus {
    private static final int NOT_FOUND = 404;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final Context context;
    private final Map<String, Object> answer = new LinkedHashMap<>();
    private final Facts facts = new Facts();

    SignInStatus(Context context) {
        this.context = context;
    }

    void tell() {
        Connections connections = context.connections();
        Server server = connections.server();
        say("Server", "url", server.base().toString());
        say("Realm", "realm", server.realm());
        try {
            requireTokens(server);
            Identity identity = connections.identity(server);
            who(identity);
            rights(server, identity);
        } catch (Stop | Refused | Unreachable e) {
            context.showFacts(answer, () -> facts);
            throw e;
        }
        context.showFacts(answer, () -> facts);
    }

    private void requireTokens(Server server) {
        boolean there = hasTokens(server);
        say("Tokens", "personalAccessTokens", there, there ? "the realm has personal access tokens" : "not here");
        if (!there) {
            throw Stop.failed(
                    "Keycloak is there, but Keycloak PAT is not.",
                    "An administrator installs it: put keycloak-pat.jar into providers/ and run kc.sh build.");
        }
    }

    private static boolean hasTokens(Server server) {
        try {
            return new Probe(server).hasTokens();
        } catch (Refused e) {
            if (e.status() == NOT_FOUND) {
                throw Stop.notFound(
                        "There is no realm '" + server.realm() + "' at " + server.base() + ".",
                        "Look at --url (with its path, if it has one) and --realm.");
            }
            throw e;
        }
    }

    private void who(Identity identity) {
        answer.put("signedIn", false);
        say("Signed in by", "source", identity.source());
        Optional<Claims> claims = Claims.of(identity.accessToken());
        claims.ifPresent(known -> {
            known.text("preferred_username")
                    .or(() -> known.text("sub"))
                    .ifPresent(user -> say("User", "username", user));
            known.text("azp").ifPresent(client -> say("Client", "client", client));
            known.expiresAt().ifPresent(end -> answer.put("accessTokenExpiresAt", end.toString()));
        });
        if (identity instanceof PersonalAccessToken) {
            List<String> scopes = claims.map(known -> known.texts("scope")).orElse(List.of());
            answer.put("scopes", scopes);
            facts.add("Scopes", scopes);
        }
    }

    /** What a token may by its scopes is no fault; a person who may not even read is signed in wrongly. */
    private void rights(Server server, Identity identity) {
        try {
            GrantableRepresentation grantable =
                    new PatClient(server, identity).own().grantable();
            answer.put("signedIn", true);
            say("May read tokens", "mayRead", true, "yes");
            boolean may =
                    grantable.policy().creationAllowed() && grantable.policy().enabled();
            say("Realm lets create", "creationAllowed", may, may ? "yes" : "no");
        } catch (Refused e) {
            boolean byToken = identity instanceof PersonalAccessToken;
            if (e.status() != FORBIDDEN && !(byToken && e.status() == UNAUTHORIZED)) {
                throw e;
            }
            answer.put("signedIn", true);
            say("May read tokens", "mayRead", false, byToken ? "no: it lacks tokens:read" : "no: " + e.getMessage());
            if (!byToken) {
                throw e;
            }
        }
    }

    private void say(String label, String field, String text) {
        say(label, field, text, text);
    }

    private void say(String label, String field, Object value, String text) {
        answer.put(field, value);
        facts.add(label, text);
    }
}
