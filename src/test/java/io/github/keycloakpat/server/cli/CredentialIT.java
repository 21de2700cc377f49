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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
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
        return shell.input(question)
                .run(
                        "credential",
                        "git",
                        "--host",
                        HOST,
                        "--host",
                        "localhost:8080",
                        "--token-file",
                        file.toString(),
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

    @Test
    void gitAsksOnceItIsInstalled() throws IOException {
        Programs.require("git");
        install("git", HOST).expect(0);
        install("git", HOST).expect(0); // again changes nothing
        String helpers = ask("git", "config", "--global", "--get-all", "credential.https://git.example.com.helper");
        assertThat(helpers.lines().filter(line -> line.contains("credential")).count())
                .isEqualTo(1);
        assertThat(helpers).doesNotContain(pat.secret());
        assertThat(fill("https", HOST)).contains("password=" + pat.secret());
        assertThat(fill("https", "other.example.com")).doesNotContain(pat.secret());
    }

    @Test
    void dockerFindsItsProgramOnceItIsInstalled() throws IOException {
        Path settings = shell.home().resolve(".docker/config.json");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "{\"auths\":{\"x\":{}},\"credHelpers\":{\"gcr.io\":\"gcloud\"}}");
        assertThat(install("docker", "registry.example.com").expect(0).err()).contains("not on your PATH");
        JsonNode changed = JSON.readTree(settings.toFile());
        assertThat(changed.path("credHelpers"))
                .hasToString("{\"gcr.io\":\"gcloud\",\"registry.example.com\":\"kcpat\"}");
        assertThat(changed.has("auths")).isTrue();
        Path program = shell.home().resolve(".local/bin/docker-credential-kcpat");
        assertThat(program).isExecutable().content().doesNotContain(pat.secret());
        assertThat(ask("sh", "-c", "echo registry.example.com | '" + program + "' get"))
                .contains(pat.secret());
        Files.writeString(settings, "not json");
        install("docker", "registry.example.com").expect(1);
        assertThat(settings).hasContent("not json");
    }

    @Test
    void whatCouldNotWorkIsNotInstalled() {
        shell.run("credential", "install", "git", "--host", HOST, "--token-file", "nowhere")
                .expect(3);
        assertThat(shell.home().resolve(".gitconfig")).doesNotExist();
    }

    private Ran install(String program, String host) {
        return shell.run("credential", "install", program, "--host", host, "--token-file", file.toString());
    }

    private String fill(String scheme, String host) {
        return ask(
                "sh",
                "-c",
                "printf 'protocol=" + scheme + "\\nhost=" + host + "\\n\\n' | git credential fill || echo none");
    }

    private String ask(String... words) {
        Map<String, String> environment = new TreeMap<>(shell.environment());
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_ASKPASS", "");
        environment.put("SSH_ASKPASS", "");
        return Command.in(shell.home(), words).run(Duration.ofMinutes(1), environment);
    }
}
