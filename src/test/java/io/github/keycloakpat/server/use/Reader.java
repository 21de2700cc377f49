package io.github.keycloakpat.server.use;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Somebody who follows a page: in an empty home, with the environment variables that the pages are written for. Each
 * program that they start tells its arguments, so that a value in the list of processes is found.
 */
final class Reader {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String SAID = "\nexit status ";

    private final Path home;
    private final Path arguments;
    private final Map<String, String> environment = new HashMap<>();

    private Reader(Path home, Path arguments) {
        this.home = home;
        this.arguments = arguments;
    }

    /**
     * What a script has printed, errors too.
     *
     * @param status zero if all went well
     */
    record Outcome(int status, String printed) {
        String expectSuccess() {
            assertThat(status).as(printed).isZero();
            return printed;
        }

        String expectFailure() {
            assertThat(status).as(printed).isNotZero();
            return printed;
        }
    }

    /** A new one, in a folder of the site. */
    static Reader at(Site site, String... programs) {
        try {
            Path folder = Files.createTempDirectory(site.folder(), "reader");
            Reader reader = new Reader(Files.createDirectory(folder.resolve("home")), folder.resolve("arguments.txt"));
            reader.set("HOME", reader.home.toString());
            reader.set("NO_PROXY", "127.0.0.1");
            reader.environment.putAll(site.environment());
            for (String program : programs) {
                reader.watch(program);
            }
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch(String program) {
        Path real = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
        watch(program, real);
    }

    /** Lets a name stand for this program. */
    void watch(String name, Path program) {
        Path bin = home.resolveSibling("bin");
        String script = "#!/bin/sh\nprintf '%%s\\n' \"$@\" >>'%s'\nexec '%s' \"$@\"\n".formatted(arguments, program);
        try {
            Files.createDirectories(bin);
            Path file = Files.writeString(bin.resolve(name), script);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        set("PATH", bin + ":" + System.getenv("PATH"));
    }

    /** An environment variable from now on. */
    void set(String variable, String value) {
        environment.put(variable, value);
    }

    Path home() {
        return home;
    }

    /** Saves a file of the page below the home. */
    void save(String file, String content) {
        Path path = home.resolve(file.replaceFirst("^~/", ""));
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pastes the commands into a shell at home, which ends at the first that fails. */
    Outcome run(String commands) {
        save("../page.sh", commands);
        String printed = Command.in(
                        home,
                        "bash",
                        "-c",
                        "bash -eu -o pipefail ../page.sh; printf '" + SAID.replace("\n", "\\n") + "%s' $?")
                .run(LIMIT, environment);
        int end = printed.lastIndexOf(SAID);
        return new Outcome(Integer.parseInt(printed.substring(end + SAID.length())), printed.substring(0, end));
    }

    /** Holds if the value is in no argument of a program, and in no file below the home but these. */
    void assertHidden(String value, String... files) {
        List<Path> allowed = Stream.of(files).map(home::resolve).toList();
        try (Stream<Path> all = Files.walk(home)) {
            assertThat(Files.readString(arguments)).isNotEmpty().doesNotContain(value);
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !allowed.contains(file))
                    .toList()) {
                assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
