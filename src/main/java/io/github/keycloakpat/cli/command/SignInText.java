package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.shell.Facts;
import io.github.keycloakpat.client.Server;

/** Who is signed in where, for people. */
final class SignInText {
    private SignInText() {}

    static Facts of(Server server, String user) {
        return new Facts()
                .add("Server", server.base().toString())
                .add("Realm", server.realm())
                .add("User", user);
    }
}
