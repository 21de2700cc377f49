package io.github.keycloakpat.cli.session;

import io.github.keycloakpat.cli.signin.Claims;
import io.github.keycloakpat.cli.signin.Identity;
import io.github.keycloakpat.client.PatClient;
import io.github.keycloakpat.client.Server;
import java.util.Optional;

/** A server, and who calls it. */
public record Caller(Server server, Identity identity, PatClient client) {
    Caller(Server server, Identity identity) {
        this(server, identity, new PatClient(server, identity));
    }

    /** The user's name, or else id, as far as the access token tells. */
    public Optional<String> user() {
        return claim("preferred_username").or(() -> claim("sub"));
    }

    /** The id of the personal access token by which is called, if it is one. */
    public Optional<String> tokenId() {
        return claim("pat_id");
    }

    private Optional<String> claim(String name) {
        return Claims.of(identity.accessToken()).flatMap(claims -> claims.text(name));
    }
}
