package io.github.keycloakpat.cli.credential;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Docker's {@code config.json}: which helper it asks about which registry. What it says otherwise stays. */
final class DockerSettings {
    private static final String HELPERS = "credHelpers";
    private static final int COLUMNS = 40;

    private final ReplacedFile file;
    private final ObjectNode settings;

    private DockerSettings(ReplacedFile file, ObjectNode settings) {
        this.file = file;
        this.settings = settings;
    }

    /** @throws Stop if they are not what Docker would understand */
    static DockerSettings read(Path path) throws IOException {
        ReplacedFile file = ReplacedFile.at(path);
        String name = Shown.text(path.toString());
        if (!(tree(file, name) instanceof ObjectNode settings)) {
            throw notUnderstood(name + " is no JSON object.");
        }
        if (settings.has(HELPERS) && !settings.path(HELPERS).isObject()) {
            throw notUnderstood(HELPERS + " in " + name + " is no JSON object.");
        }
        return new DockerSettings(file, settings);
    }

    private static JsonNode tree(ReplacedFile file, String name) throws IOException {
        try {
            return Json.tree(file.text().orElse("{}"));
        } catch (JacksonException | CharacterCodingException e) {
            throw notUnderstood(name + " is no JSON.");
        }
    }

    private static Stop notUnderstood(String what) {
        return Stop.failed(what, "Mend it first: nothing was changed.");
    }

    /** Which of these hosts have another helper, and which one, for people. */
    List<String> others(Hosts hosts, String helper) {
        List<String> others = new ArrayList<>();
        for (String host : hosts.all()) {
            JsonNode entry = settings.path(HELPERS).path(host);
            if (!entry.isMissingNode() && !entry.asText("").equals(helper)) {
                others.add(host + " (" + Shown.cut(Shown.text(entry.asText("")), COLUMNS) + ")");
            }
        }
        return List.copyOf(others);
    }

    void write(Hosts hosts, String helper) throws IOException {
        ObjectNode entries = settings.withObject("/" + HELPERS);
        hosts.all().forEach(host -> entries.put(host, helper));
        file.write(Json.write(settings) + "\n", "rw-------");
    }
}
