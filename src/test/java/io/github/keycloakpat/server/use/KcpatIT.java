package io.github.keycloakpat.server.use;

import static io.github.keycloakpat.server.harness.RealmClients.confidentialClient;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.TestRealm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/use/kcpat.md */
class KcpatIT extends FollowedPage {
    private static final String ROTATE = "tokens:rotate";

    /** At the address at which all else is called: it is the issuer. */
    private static final String SIGN_IN = """
            curl -fsS -d grant_type=password -d client_id=kcpat -d username=alice -d password=password -d scope=openid \\
              "$KEYCLOAK_URL/realms/$REALM/protocol/openid-connect/token" | sed -E 's/.*"access_token":"([^"]+)".*/\\1/'
            """;

    @TempDir
    static Path folder;

    private GitServer git;

    KcpatIT(TestRealm realm) {
        super(realm, "kcpat", "curl", "git");
    }

    @Override
    Behind start() {
        realm.clients().create(confidentialClient("git-server"));
        realm.scopes().create(ROTATE);
        realm.clients().addOptionalScope("script", ROTATE);
        git = GitServer.start(folder);
        return new Behind("git", git.url(), "git-server", List.of("git.conf", "git-http.conf"));
    }

    @Override
    void stop() {
        git.close();
    }

    @BeforeEach
    void introduce() throws IOException {
        realm.setAttribute("pat.grantableScopes", "read " + ROTATE);
        reader.set("GIT_TERMINAL_PROMPT", "0");
        reader.set("GIT_CONFIG_NOSYSTEM", "1");
        reader.watch("kcpat", program());
        reader.set("KCPAT_ACCESS_TOKEN", reader.run(SIGN_IN).expectSuccess().strip());
    }

    /** As docs/cli.md puts it on the path; Java is told of the tests' own certificate. */
    private Path program() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path program = site.folder().resolve("kcpat");
        Files.writeString(
                program,
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 %s -jar '%s' \"$@\"\n"
                        .formatted(java, site.javaOptions(), System.getProperty("kcpat.cli")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    @Test
    void fromTheFirstTokenToTheLast() throws IOException {
        String made = reader.run(page.commands("Make one")).expectSuccess();
        page.assertShown("Make one", made);

        String used = reader.run(page.commands("Use it")).expectSuccess();
        page.assertShown("Use it", used);
        assertThat(git.users()).isNotEmpty().containsOnly("alice");
        assertThat(reader.home().resolve("refs")).isNotEmptyFile();

        String ended = reader.run(page.commands("End it")).expectFailure();
        page.assertShown("End it", ended);

        assertOnlyIn("laptop.token", made + used + ended);
    }

    @Test
    void aPipelineRotatesItsOwnToken() throws IOException {
        String section = "In a pipeline, rotate it by itself";

        String printed = reader.run(page.commands(section)).expectSuccess();

        page.assertShown(section, printed);
        assertOnlyIn("pipeline.token", printed);
        assertOnlyIn("next.token", printed);
    }

    private void assertOnlyIn(String file, String printed) throws IOException {
        String value = Files.readString(reader.home().resolve(file)).strip();
        assertThat(value).startsWith("kcpat_");
        assertThat(printed).doesNotContain(value);
        reader.assertHidden(value, file);
        site.assertHidden(value);
    }
}
