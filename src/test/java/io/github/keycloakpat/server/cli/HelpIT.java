package io.github.keycloakpat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code kcpat} says of itself, without any server. */
@Tag("wire")
class HelpIT {
    private static final String SLOW =
            "java\\.net\\.http\\..*|jdk\\.internal\\.net\\.http\\..*|com\\.fasterxml\\..*|com\\.sun\\.net\\.httpserver\\..*"
                    + "|sun\\.net\\.httpserver\\..*|jdk\\.httpserver\\..*|io\\.modelcontextprotocol\\..*";

    private Kcpat shell;

    @BeforeEach
    void open(@TempDir Path home) {
        shell = Kcpat.in(home);
    }

    /** Such answers come at once. */
    @ParameterizedTest
    @CsvSource({"--version, 0", "--help, 0", "tokens create --help, 0", "'', 2"})
    void itLoadsNothingThatItDoesNotNeed(String words, int exit) throws IOException {
        Path log = shell.home().resolve("classes.log");
        String[] command = words.isEmpty() ? new String[0] : words.split(" ");

        Ran ran = shell.start(List.of("-Xlog:class+load:file=" + log), command).await();

        ran.expect(exit);
        assertThat(ran.out() + ran.err()).contains("kcpat").doesNotContain("\u001B");
        assertThat(ran.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        List<String> loaded = classes(log);
        assertThat(loaded).contains("io.github.keycloakpat.cli.Main", "picocli.CommandLine");
        assertThat(loaded).noneMatch(name -> name.matches(SLOW));
    }

    /** Lines are {@code [0.034s][info][class,load] java.lang.Object source: …}. */
    private static List<String> classes(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("] "))
                    .map(line -> line.substring(line.lastIndexOf("] ") + 2).split(" ", 2)[0])
                    .toList();
        }
    }

    @Test
    void theVersionIsANumber() {
        assertThat(shell.run("--version").expect(0).out()).matches("kcpat \\d+\\.\\d+\\S*\\R");
    }

    @Test
    void aGroupAloneIsNoCommand() {
        Ran ran = shell.run("tokens").expect(2);

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("create, list").contains("kcpat tokens --help");
        assertThat(shell.run().expect(2).err()).contains("login").contains("kcpat --help");
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, kcpat --help",
        "tokens creat, kcpat tokens --help",
        "tokens list --nonsense, kcpat tokens list --help",
        "--output yaml status, kcpat --help"
    })
    void whatIsNotKnownIsToldWithTheWayToHelp(String words, String hint) {
        Ran ran = shell.run(words.split(" ")).expect(2);

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(hint);
        assertThat(ran.err().lines()).hasSizeLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "--url http://127.0.0.1:1 --realm shop status",
        "status --url http://127.0.0.1:1 --realm shop",
        "--realm shop tokens --url http://127.0.0.1:1 list"
    })
    void optionsOfAllCommandsStandAnywhere(String words) {
        Ran ran = shell.with("KCPAT_ACCESS_TOKEN", "x").run(words.split(" "));

        assertThat(ran.expect(1).err()).contains("127.0.0.1:1").contains("nobody listens");
    }

    @Test
    void aWordWithAnAtSignIsItselfAndNoFile() throws IOException {
        Files.writeString(shell.home().resolve("words"), "--help");

        Ran ran = shell.run("tokens", "create", "@words");

        assertThat(ran.expect(2).err()).contains("shown only once");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void theJarsHoldWhatIsTheirs() throws IOException {
        assertThat(names(Kcpat.jar()))
                .contains("io/github/keycloakpat/cli/Main.class")
                .noneMatch(name -> name.matches(".*\\b(org/keycloak|jakarta|org/jboss|io/quarkus|org/hibernate)/.*"))
                .filteredOn(name -> name.startsWith("io/github/keycloakpat/"))
                .noneMatch(name -> name.matches("io/github/keycloakpat/(core|rest|storage|boot|realm)/.*"));
        assertThat(names(Path.of(System.getProperty("kcpat.provider"))))
                .contains("META-INF/services/org.keycloak.provider.Spi")
                .noneMatch(name -> name.matches("(io/github/keycloakpat/(client|cli|mcp)|picocli|com/fasterxml)/.*"));
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }
}
