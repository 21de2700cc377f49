package io.github.keycloakpat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kcpat credential install docker} adds to what is there, and what is refused changes nothing. */
@Tag("wire")
class CredentialDockerInstallIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOST = "registry.example.com";
    private static final String SETTINGS = ".docker/config.json";
    private static final String PROGRAM = ".local/bin/docker-credential-kcpat";

    private Helped home;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        home = Helped.in(folder);
    }

    private JsonNode helpers() throws IOException {
        return JSON.readTree(home.path(SETTINGS).toFile()).path("credHelpers");
    }

    private String get(String program, String host) {
        return home.ask("sh", "-c", "echo " + host + " | '" + home.path(program) + "' get || true");
    }

    @Test
    void dockerFindsItsProgram() throws IOException {
        home.write(SETTINGS, "{\"auths\":{\"x\":{}},\"credHelpers\":{\"gcr.io\":\"gcloud\"}}");
        assertThat(home.install("docker", HOST).expect(0).err()).contains("not on your PATH");
        assertThat(helpers()).hasToString("{\"gcr.io\":\"gcloud\",\"registry.example.com\":\"kcpat\"}");
        assertThat(JSON.readTree(home.path(SETTINGS).toFile()).has("auths")).isTrue();
        assertThat(home.path(PROGRAM)).isExecutable().content().doesNotContain(home.secret());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.path(PROGRAM))))
                .isEqualTo("rwx------");
        assertThat(get(PROGRAM, HOST)).contains(home.secret());
    }

    @Test
    void anotherRunAddsItsHosts() throws IOException {
        home.install("docker", HOST).expect(0);
        home.install("docker", "second.example.com", "--host", HOST).expect(0); // its own entry is not asked about
        home.install("docker", "second.example.com").expect(0);
        assertThat(helpers()).hasToString("{\"registry.example.com\":\"kcpat\",\"second.example.com\":\"kcpat\"}");
        for (String host : new String[] {HOST, "second.example.com"}) {
            assertThat(get(PROGRAM, host)).contains(home.secret());
        }
        assertThat(get(PROGRAM, "third.example.com")).doesNotContain(home.secret());
        assertThat(Files.readAllLines(home.path(PROGRAM)))
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("# kcpat: {\"hosts\":[\"registry.example.com\",\"second.example.com\"],\"tokenFile\":");
        Path folder = home.path("the token").getParent();
        home.install("docker", HOST, "--token-file", folder + "/./x/../the token")
                .expect(3); // there is no x
        home.install("docker", HOST, "--token-file", folder + "/.//the token").expect(0); // the same file
    }

    @Test
    void anotherTokenIsRefused() throws IOException {
        home.install("docker", HOST).expect(0);
        String program = Files.readString(home.path(PROGRAM));
        String settings = Files.readString(home.path(SETTINGS));
        String another = home.tokenFile("another").toString();
        Ran ran = home.install("docker", "second.example.com", "--token-file", another)
                .expect(2);
        assertThat(ran.err()).contains("is for the token in " + home.path("the token"), "--name NAME");
        assertThat(home.path(PROGRAM)).hasContent(program);
        assertThat(home.path(SETTINGS)).hasContent(settings);
        home.install("docker", "second.example.com", "--token-file", another, "--name", "kcpat-2")
                .expect(0);
        assertThat(helpers()).hasToString("{\"registry.example.com\":\"kcpat\",\"second.example.com\":\"kcpat-2\"}");
        assertThat(get(".local/bin/docker-credential-kcpat-2", "second.example.com"))
                .contains(home.secret());
        assertThat(home.path(PROGRAM)).hasContent(program);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a/b", "-x", "X", "a b", "0123456789012345678901234567890123456789ab"})
    void aNameIsNoPath(String name) {
        assertThat(home.install("docker", HOST, "--name=" + name).expect(2).err())
                .contains("--name");
        assertThat(home.path(".local")).doesNotExist();
        assertThat(home.path(SETTINGS)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!/bin/sh\nexec something\n",
                "",
                "\u007fELF\n# kcpat is not in here\n",
                "#!/bin/sh\n# kcpat: {\"hosts\":[],\"tokenFile\":\"/x\"}\n",
                "#!/bin/sh\n# kcpat: {\"hosts\":[\"*\"],\"tokenFile\":\"/x\"}\n",
                "#!/bin/sh\n# kcpat: {\"hosts\":[\"a.org\"],\"tokenFile\":\"x\"}\n",
                "#!/bin/sh\n# kcpat: {\"hosts\":[\"a.org\"]}\n",
                "#!/bin/sh\n# kcpat: not json\n",
                "#!/bin/sh\nexec something\n# kcpat: {\"hosts\":[\"a.org\"],\"tokenFile\":\"/x\"}\n"
            })
    void aProgramOfOthersStays(String content) throws IOException {
        Path program = home.write(PROGRAM, content);
        Ran ran = home.install("docker", HOST, "--yes").expect(2);
        assertThat(ran.err()).contains("kcpat has not made it", "--name NAME", "remove that file");
        assertThat(Files.readString(program)).isEqualTo(content);
        assertThat(home.path(SETTINGS)).doesNotExist();
    }

    @Test
    void aProgramInBytesStays() throws IOException {
        byte[] bytes = {0x7f, 'E', 'L', 'F', (byte) 0xff, (byte) 0xc0};
        Files.write(home.write(PROGRAM, ""), bytes);
        assertThat(home.install("docker", HOST).expect(2).err()).contains("kcpat has not made it");
        assertThat(home.path(PROGRAM)).hasBinaryContent(bytes);
    }

    @Test
    void linksStayAndLeadToTheNewFiles() throws IOException {
        Path settings = home.write("dotfiles/docker.json", "{\"auths\":{}}");
        Files.createDirectories(home.path(".docker"));
        Files.createSymbolicLink(home.path(SETTINGS), Path.of("../dotfiles/docker.json"));
        home.install("docker", HOST).expect(0);
        assertThat(home.path(SETTINGS)).isSymbolicLink();
        assertThat(settings).content().contains("auths", HOST);

        Path program = Files.move(home.path(PROGRAM), home.path("dotfiles/program"));
        Files.createSymbolicLink(home.path(PROGRAM), program);
        home.install("docker", "second.example.com").expect(0);
        assertThat(home.path(PROGRAM)).isSymbolicLink();
        assertThat(Files.isSymbolicLink(program)).isFalse();
        assertThat(program).content().contains(HOST, "second.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {SETTINGS, PROGRAM})
    void aLinkToNothingIsRefused(String name) throws IOException {
        Files.createDirectories(home.path(name).getParent());
        Files.createSymbolicLink(home.path(name), home.path("nowhere"));
        assertThat(home.install("docker", HOST).expect(1).err()).contains(home.path(name) + " is a link to nothing");
        assertThat(home.path(name)).isSymbolicLink();
        assertThat(home.path("nowhere")).doesNotExist();
        assertThat(home.path(name.equals(PROGRAM) ? SETTINGS : PROGRAM)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {SETTINGS, PROGRAM})
    void aFolderInTheWayIsRefused(String name) throws IOException {
        Files.createDirectories(home.path(name));
        assertThat(home.install("docker", HOST).expect(1).err()).contains("is no file");
        assertThat(home.path(name)).isDirectory();
        assertThat(home.path(name.equals(PROGRAM) ? SETTINGS : PROGRAM)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "",
                "[]",
                "{\"credHelpers\":[]}",
                "{\"credHelpers\":\"ecr-login\"}",
                "{\"credHelpers\":null}"
            })
    void settingsThatAreNotUnderstoodStay(String content) throws IOException {
        home.write(SETTINGS, content);
        assertThat(home.install("docker", HOST, "--yes").expect(1).err()).contains("nothing was changed");
        assertThat(Files.readString(home.path(SETTINGS))).isEqualTo(content);
        assertThat(home.path(PROGRAM)).doesNotExist();
    }

    @Test
    void anotherHelperIsReplacedOnlyIfItIsMeant() throws IOException {
        String settings = "{\"credHelpers\":{\"registry.example.com\":\"ecr-login\\u001b\"}}";
        home.write(SETTINGS, settings);
        Ran ran = home.install("docker", HOST).expect(2);
        assertThat(ran.err()).contains("registry.example.com (ecr-login\\u001B)", "--yes");
        Ran no = Pty.at(home.shell()).answering("Ask kcpat instead? [y/N]", "n").run(home.words("docker", HOST));
        assertThat(no.expect(1).out()).contains("Nothing was changed.");
        assertThat(home.path(SETTINGS)).hasContent(settings);
        assertThat(home.path(PROGRAM)).doesNotExist();

        Pty.at(home.shell())
                .answering("Ask kcpat instead? [y/N]", "y")
                .run(home.words("docker", HOST))
                .expect(0);
        assertThat(helpers()).hasToString("{\"registry.example.com\":\"kcpat\"}");
        home.write(SETTINGS, settings);
        home.install("docker", HOST, "--yes").expect(0);
        assertThat(helpers()).hasToString("{\"registry.example.com\":\"kcpat\"}");
    }

    @Test
    void whatIsNoTextIsAnotherHelper() throws IOException {
        for (String entry : new String[] {"null", "{}", "7", "\"\""}) {
            home.write(SETTINGS, "{\"credHelpers\":{\"registry.example.com\":" + entry + "}}");
            home.install("docker", HOST).expect(2);
        }
    }

    @Test
    void aPathThatAScriptCannotHoldIsRefused() throws IOException {
        Path odd = home.tokenFile("a\nexec evil");
        assertThat(home.install("docker", HOST, "--token-file", odd.toString())
                        .expect(2)
                        .err())
                .contains("control character");
        assertThat(home.path(PROGRAM)).doesNotExist();
        Path quoted = home.tokenFile("it's \"$(x)\" # 名");
        home.shell()
                .with("LC_ALL", "C.UTF-8")
                .run(home.words("docker", HOST, "--token-file", quoted.toString()))
                .expect(0);
    }

    @Test
    void aFolderThatIsAFileIsTold() throws IOException {
        home.write(".local", "");
        assertThat(home.install("docker", HOST).expect(1).err()).contains("--bin");
        assertThat(home.path(SETTINGS)).doesNotExist();
    }
}
