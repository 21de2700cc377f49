package io.github.keycloakpat.cli.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program by which Docker asks. A comment in it says for which hosts and which file, so that hosts can be added later. */
final class DockerProgram {
    private static final String MARK = "# kcpat: ";

    private DockerProgram() {}

    static String text(Helper helper) throws IOException {
        ObjectNode said = (ObjectNode) Json.tree("{}");
        helper.hosts().all().forEach(said.putArray("hosts")::add);
        said.put("tokenFile", helper.tokenFile().toString());
        return "#!/bin/sh\n" + MARK + said + "\nexec " + helper.line("docker") + " \"$@\"\n";
    }

    /**
     * What a program that is there answers for.
     *
     * @throws Stop wrong usage, if it is none of kcpat's
     */
    static Optional<Helper> read(ReplacedFile file) throws IOException {
        try {
            Optional<String> text = file.text();
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(parse(text.get()).orElseThrow(() -> foreign(file)));
        } catch (CharacterCodingException e) {
            throw foreign(file);
        }
    }

    private static Optional<Helper> parse(String program) {
        return program.lines()
                .skip(1)
                .limit(1)
                .filter(line -> line.startsWith(MARK))
                .findFirst()
                .flatMap(line -> helper(line.substring(MARK.length())));
    }

    private static Optional<Helper> helper(String said) {
        try {
            JsonNode mark = Json.tree(said);
            List<String> hosts = new ArrayList<>();
            mark.path("hosts").forEach(host -> hosts.add(host.asText("")));
            Path file = Path.of(mark.path("tokenFile").asText(""));
            boolean whole = !hosts.isEmpty() && hosts.stream().allMatch(Hosts::isHost) && file.isAbsolute();
            return whole ? Optional.of(new Helper(Hosts.of(hosts), file)) : Optional.empty();
        } catch (IOException | InvalidPathException e) { // somebody has changed it
            return Optional.empty();
        }
    }

    private static Stop foreign(ReplacedFile file) {
        return Stop.wrongUsage(
                Shown.text(file.file().toString())
                        + " is there already, and kcpat has not made it. Nothing was changed.",
                "Give kcpat's another name: --name NAME. Or remove that file.");
    }
}
