package io.github.keycloakpat.cli.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Tells git or Docker to ask {@code kcpat}, for certain hosts only. What they have otherwise stays. */
public final class Installer {
    private static final int LIMIT_SECONDS = 30;
    private static final String PROGRAM = "docker-credential-kcpat";

    private final Hosts hosts;
    private final Path tokenFile;

    /** @param tokenFile of which the helper reads the token, at each question */
    public Installer(Hosts hosts, Path tokenFile) {
        this.hosts = hosts;
        this.tokenFile = tokenFile.toAbsolutePath();
    }

    /** In the user's own settings of git. An empty helper first: for these hosts no other one is asked, or told the token. */
    public void git() {
        for (String host : hosts.all()) {
            for (String scheme : hosts.schemes(host)) {
                String key = "credential." + scheme + "://" + host + ".helper";
                git("config", "--global", "--replace-all", key, "");
                git("config", "--global", "--add", key, "!" + Launcher.line(words("git")));
            }
        }
    }

    private List<String> words(String helper) {
        List<String> words = new ArrayList<>(List.of("credential", helper));
        hosts.all().forEach(host -> words.addAll(List.of("--host", host)));
        words.addAll(List.of("--token-file", tokenFile.toString()));
        return words;
    }

    private static void git(String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.INHERIT)
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw Stop.failed("git could not change its settings.", "Try: git config --global --list");
            }
        } catch (IOException e) {
            throw Stop.failed("git can't be started: " + e.getMessage(), "Install it, or put it on the PATH.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.failed("Interrupted.");
        }
    }

    /**
     * A program {@code docker-credential-kcpat}, and the hosts' entries in Docker's settings.
     *
     * @param programs a folder on the {@code PATH}
     * @param settings Docker's {@code config.json}
     */
    public void docker(Path programs, Path settings) {
        try {
            ObjectNode changed = changed(settings);
            Path program = programs.resolve(PROGRAM);
            Files.createDirectories(programs);
            replace(program, "#!/bin/sh\nexec " + Launcher.line(words("docker")) + " \"$@\"\n", "rwx------");
            replace(settings, Json.write(changed) + "\n", "rw-------");
        } catch (IOException e) {
            throw Stop.failed(
                    Shown.text(String.valueOf(e.getMessage())) + " can't be written ("
                            + e.getClass().getSimpleName() + ").",
                    "Name folders that you may write: --bin, and DOCKER_CONFIG.");
        }
    }

    private ObjectNode changed(Path settings) throws IOException {
        JsonNode present = present(settings);
        if (!(present instanceof ObjectNode object)) {
            throw Stop.failed(
                    Shown.text(settings.toString()) + " is no JSON object.", "Mend it first: nothing was changed.");
        }
        JsonNode helpers = object.path("credHelpers");
        ObjectNode entries = helpers instanceof ObjectNode there ? there : object.putObject("credHelpers");
        hosts.all().forEach(host -> entries.put(host, "kcpat"));
        return object;
    }

    private static JsonNode present(Path settings) throws IOException {
        try {
            return Json.tree(Files.readString(settings));
        } catch (NoSuchFileException e) {
            return Json.tree("{}");
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw Stop.failed(Shown.text(settings.toString()) + " is no JSON.", "Mend it first: nothing was changed.");
        }
    }

    /** As a whole, or not at all. */
    private static void replace(Path file, String content, String permissions) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "kcpat", ".tmp");
        try {
            Files.write(draft, content.getBytes(StandardCharsets.UTF_8));
            if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(permissions));
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
