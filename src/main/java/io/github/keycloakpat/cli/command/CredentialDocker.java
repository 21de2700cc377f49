package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.credential.DockerProtocol;
import io.github.keycloakpat.cli.credential.Hosts;
import io.github.keycloakpat.cli.credential.TokenSource;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kcpat credential docker}. */
@Command(
        name = "docker",
        description = "A credential helper of Docker: gives the token as the password for certain registries.",
        footer = {
            "",
            "Set it up: kcpat credential install docker. Docker then runs:",
            "  kcpat credential docker --host registry.example.com --token-file ~/ci.token get"
        })
final class CredentialDocker implements Action {
    /** As Docker names them. */
    enum Operation {
        get,
        store,
        erase,
        list
    }

    @Mixin
    CredentialOptions options = new CredentialOptions();

    @Parameters(paramLabel = "get|store|erase|list", description = "What Docker asks for; it says so itself.")
    Operation operation = Operation.get;

    @Override
    public void run(Context context) {
        Hosts hosts = options.hosts();
        switch (operation) {
            case get -> get(context, hosts);
            case list -> context.terminal().out().println(Json.write(DockerProtocol.list(hosts)));
            case store ->
                throw Stop.failed(
                        "kcpat keeps no passwords: the token is in its own file.",
                        "There is no need for docker login at these hosts.");
            case erase -> context.terminal().input();
        }
    }

    /** Docker reads the reason from standard output. */
    private void get(Context context, Hosts hosts) {
        String address = context.terminal().input();
        if (!hosts.hasAddress(address)) {
            context.terminal().out().println(DockerProtocol.NOT_FOUND);
            throw Stop.failed("This registry is none of those given by --host.");
        }
        String token = TokenSource.read(context.environment(), options.tokenFile);
        context.terminal().out().println(Json.write(DockerProtocol.answer(address, token)));
    }
}
