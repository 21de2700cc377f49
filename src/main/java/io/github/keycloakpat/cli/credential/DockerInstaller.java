package io.github.keycloakpat.cli.credential;

import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Tells Docker to ask {@code kcpat} for certain registries. All is read and refused before anything is changed. */
public final class DockerInstaller {
    private final String name;
    private final Hosts hosts;
    private final Helper helper;
    private final ReplacedFile program;
    private final DockerSettings settings;

    /**
     * @param name of the helper: its program is {@code docker-credential-NAME}
     * @param programs a folder on the {@code PATH}
     * @param config Docker's {@code config.json}
     */
    public DockerInstaller(String name, Helper asked, Path programs, Path config) {
        this.name = name;
        this.hosts = asked.hosts();
        try {
            this.program = ReplacedFile.at(programs.resolve("docker-credential-" + name));
            this.helper = merged(asked);
            this.settings = DockerSettings.read(config);
        } catch (IOException e) {
            throw notAllowed(e);
        }
    }

    /** With the hosts of an earlier run, which the program goes on answering for. */
    private Helper merged(Helper asked) throws IOException {
        Helper present = DockerProgram.read(program).orElse(asked);
        if (!present.tokenFile().equals(asked.tokenFile())) {
            throw Stop.wrongUsage(
                    Shown.text(program.file().toString()) + " is for the token in "
                            + Shown.text(present.tokenFile().toString()) + ". Nothing was changed.",
                    "Make another program for this token: --name NAME");
        }
        return present.with(hosts);
    }

    /** The registries that have another helper, which would be asked no more. */
    public List<String> others() {
        return settings.others(hosts, name);
    }

    /** The program first: an entry without one would fail. */
    public void install() {
        try {
            program.write(DockerProgram.text(helper), "rwx------");
            settings.write(hosts, name);
        } catch (IOException e) {
            throw notAllowed(e);
        }
    }

    private static Stop notAllowed(IOException e) {
        return Stop.failed(
                Shown.text(String.valueOf(e.getMessage())) + " can't be read or written.",
                "Name folders that you may write: --bin, and DOCKER_CONFIG.");
    }
}
