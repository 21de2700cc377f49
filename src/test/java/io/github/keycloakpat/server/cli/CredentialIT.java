package io.github.keycloakpat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Command;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.Programs;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Jwt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs get a credential by their own protocols: exactly the named hosts, and nobody else. */
@KeycloakTest
@Tag("wire")
class CredentialIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOST = "git.example.com";

    private final TestRealm realm;
    private final Pats pats;
    private Kcpat shell;
    private Made pat;
    private Path file;

    CredentialIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    static void prepare(TestRealm realm) {
        CliRealm.prepare(realm);
    }

    @BeforeEach
    void keepAToken(@TempDir Path home) throws IOException {
        shell = Kcpat.in(home).at(realm);
        pat = pats.make("alice", "read");
        file = home.resolve("the token");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, pat.secret() + "\n");
    }

    private Ran git(String question, String operation) {
        return git(file, question, operation);
    }

    private Ran git(Path tokenFile, String question, String operation) {
        return shell.input(question)
                .run(
                        "credential",
                        "git",
                        "--host",
                        HOST,
                        "--host",
                        "localhost:8080",
                        "--token-file",
                        tokenFile.toString(),
                        operation);
    }

    @Test
    void gitGetsThePassword() {
        assertThat(git("protocol=https\nhost=git.example.com\n\n", "get")
                        .expect(0)
                        .out())
                .isEqualTo("username=token\npassword=" + pat.secret() + "\n");
        assertThat(git("protocol=https\nhost=GIT.example.com:443\nusername=alice\n", "get")
                        .expect(0)
                        .out())
                .startsWith("username=alice\n");
        assertThat(git("protocol=http\nhost=localhost:8080\n", "get").expect(0).out())
                .contains(pat.secret());
        assertThat(git("protocol=https\nhost=git.example.com\npassword=x\n", "store")
                        .expect(0)
                        .out())
                .isEmpty();
        assertThat(git("protocol=https\nhost=git.example.com\n", "erase")
                        .expect(0)
                        .out())
                .isEmpty();
        assertThat(file).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "http, git.example.com",
        "https, example.com",
        "https, evil.git.example.com",
        "https, git.example.com.evil.org",
        "https, git.example.com:8443",
        "https, git-example.com",
        "https, ''",
        "ssh, git.example.com",
        "http, localhost",
        "https, git.example.com@evil.org",
    })
    void nobodyElseGetsAnything(String scheme, String host) {
        Ran ran = git("protocol=" + scheme + "\nhost=" + host + "\n", "get").expect(0);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).doesNotContain(pat.secret());
    }

    /** What an address could smuggle in by a carriage return, and a host that is said twice. */
    @Test
    void aHostThatIsHiddenInAnotherLineGetsNothing() {
        String hidden = "protocol=http\nhost=evil.org:1337\nusername=\rprotocol=https\rhost=git.example.com\r\n";
        assertThat(git(hidden, "get").expect(0).out()).isEmpty();
        assertThat(git("protocol=https\nhost=evil.org\nhost=git.example.com\n", "get")
                        .expect(0)
                        .out())
                .isEmpty();
    }

    @Test
    void patternsAreNoHosts() {
        for (String host : new String[] {"*.example.com", "*", "https://git.example.com", "a/b"}) {
            shell.run("credential", "git", "--host", host, "--token-file", file.toString(), "get")
                    .expect(2);
        }
        shell.run("credential", "git", "get").expect(2);
    }

    @Test
    void aFileThatOthersCanReadIsNotUsed() throws IOException {
        String question = "protocol=https\nhost=git.example.com\n";
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Ran open = git(question, "get").expect(3);
        assertThat(open.out()).isEmpty();
        assertThat(open.err()).contains("chmod 600").doesNotContain(pat.secret());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, "something else");
        assertThat(git(question, "get").expect(3).err())
                .contains("no personal access token")
                .doesNotContain("something else");
        Files.delete(file);
        git(question, "get").expect(3);
        Ran byEnvironment =
                shell.with("KCPAT_TOKEN", pat.secret()).input(question).run("credential", "git", "--host", HOST, "get");
        assertThat(byEnvironment.expect(0).out()).contains(pat.secret());
    }

    /** Nobody writes to the pipe: whoever opens it waits for ever. */
    @Test
    void onlyAFileIsRead(@TempDir Path folder) throws IOException {
        Programs.require("mkfifo");
        Path pipe = folder.resolve("pipe");
        Command.in(folder, "mkfifo", "-m", "600", pipe.toString()).run(Duration.ofSeconds(10), Map.of());
        Path link = Files.createSymbolicLink(folder.resolve("link to a pipe"), pipe);
        for (Path none : List.of(pipe, link, folder, Path.of("/dev/zero"))) {
            Ran ran = git(none, "protocol=https\nhost=git.example.com\n", "get").expect(3);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).contains("is a folder, a pipe or a device");
        }
        Path toFile = Files.createSymbolicLink(folder.resolve("link to a file"), file);
        assertThat(git(toFile, "protocol=https\nhost=git.example.com\n", "get")
                        .expect(0)
                        .out())
                .contains(pat.secret());
    }

    /** What comes after a token could be cut off, and the file be another one than was meant. */
    @Test
    void aLongFileIsNotCut() throws IOException {
        Files.writeString(file, pat.secret() + "\n".repeat(4096 - pat.secret().length()));
        String question = "protocol=https\nhost=git.example.com\n";
        assertThat(git(question, "get").expect(0).out()).contains(pat.secret());
        Files.writeString(file, "\n", StandardOpenOption.APPEND);
        Ran ran = git(question, "get").expect(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("longer than 4096 bytes").doesNotContain(pat.secret());
    }

    private Ran docker(String input, String operation) {
        return shell.input(input)
                .run(
                        "credential",
                        "docker",
                        "--host",
                        "registry.example.com",
                        "--token-file",
                        file.toString(),
                        operation);
    }

    @Test
    void dockerGetsJson() {
        for (String address :
                new String[] {"registry.example.com", "https://registry.example.com", "https://registry.example.com/v2/"
                }) {
            JsonNode answer = docker(address, "get").expect(0).json();
            assertThat(answer.path("ServerURL").asText()).isEqualTo(address);
            assertThat(answer.path("Username").asText()).isEqualTo("token");
            assertThat(answer.path("Secret").asText()).isEqualTo(pat.secret());
        }
        assertThat(docker("", "list").expect(0).json()).hasToString("{\"registry.example.com\":\"token\"}");
        docker("registry.example.com", "erase").expect(0);
        docker("{\"ServerURL\":\"registry.example.com\",\"Username\":\"a\",\"Secret\":\"b\"}", "store")
                .expect(1);
    }

    @ParameterizedTest
    @CsvSource({
        "http://registry.example.com",
        "https://registry.example.com.evil.org",
        "https://index.docker.io/v1/",
        "https://registry.example.com@evil.org/",
        "https://evil.org/registry.example.com",
        "' '",
    })
    void dockerIsToldThatThereIsNone(String address) {
        Ran ran = docker(address, "get").expect(1);
        assertThat(ran.out()).isEqualTo("credentials not found in native keychain\n");
    }

    @Test
    void kubernetesGetsAnAccessTokenUntilItsEnd() throws IOException {
        Ran ran = kubernetes("https://k8s.example.com:6443", true).expect(0);
        JsonNode answer = ran.json();
        assertThat(answer.path("apiVersion").asText()).isEqualTo("client.authentication.k8s.io/v1");
        assertThat(answer.path("kind").asText()).isEqualTo("ExecCredential");
        String token = answer.path("status").path("token").asText();
        assertThat(Jwt.claims(token).path("scope").asText()).isEqualTo("read");
        assertThat(Instant.parse(
                        answer.path("status").path("expirationTimestamp").asText()))
                .isAfter(Instant.now())
                .isBefore(Instant.now().plus(Duration.ofHours(1)));
        assertThat(ran.out() + ran.err()).doesNotContain(pat.secret());
    }

    @Test
    void anotherClusterGetsNothing() throws IOException {
        for (String server :
                new String[] {"https://evil.org:6443", "https://k8s.example.com", "http://k8s.example.com:6443"}) {
            assertThat(kubernetes(server, true).expect(1).out()).isEmpty();
        }
        assertThat(kubernetes("https://k8s.example.com:6443", false).expect(2).err())
                .contains("provideClusterInfo");
        pats.revoke("alice", pat);
        assertThat(kubernetes("https://k8s.example.com:6443", true).expect(3).err())
                .contains("Make a new one");
    }

    private Ran kubernetes(String server, boolean told) throws IOException {
        Map<String, Object> spec = new TreeMap<>();
        if (told) {
            spec.put("cluster", Map.of("server", server));
        }
        String question = JSON.writeValueAsString(
                Map.of("apiVersion", "client.authentication.k8s.io/v1", "kind", "ExecCredential", "spec", spec));
        return shell.with("KUBERNETES_EXEC_INFO", question)
                .run(
                        "credential",
                        "kubernetes",
                        "--host",
                        "k8s.example.com:6443",
                        "--token-file",
                        file.toString(),
                        "--client",
                        "script");
    }
}
