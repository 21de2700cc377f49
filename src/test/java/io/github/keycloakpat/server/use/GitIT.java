package io.github.keycloakpat.server.use;

import static io.github.keycloakpat.server.harness.RealmClients.confidentialClient;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.TestRealm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/use/git.md and docs/gateways/nginx/git.conf */
class GitIT extends FollowedPage {
    private static final String PUSHING = "Clone and push";

    /** More than nginx takes, and git sends at once, unless told otherwise. */
    private static final String BIG_PUSH = """
            cd hello
            head -c 3000000 /dev/urandom > big
            git add big
            git commit -q -m big
            git push
            """;

    @TempDir
    static Path repositories;

    private GitServer git;

    GitIT(TestRealm realm) {
        super(realm, "git", "git");
    }

    @Override
    Behind start() {
        realm.clients().create(confidentialClient("git-server"));
        git = GitServer.start(repositories);
        return new Behind("git", git.url(), "git-server", List.of("git.conf", "git-http.conf"));
    }

    @Override
    void stop() {
        git.close();
    }

    @BeforeEach
    void introduce() {
        reader.set("GIT_TERMINAL_PROMPT", "0");
        reader.set("GIT_CONFIG_NOSYSTEM", "1");
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            reader.set("GIT_" + who + "_NAME", "Alice");
            reader.set("GIT_" + who + "_EMAIL", "alice@example.org");
        }
    }

    @Test
    void whatIsPushedIsThere() {
        Made pat = token("read", "write");

        String printed = reader.run(page.commands(PUSHING)).expectSuccess();

        page.assertShown(PUSHING, printed);
        assertThat(git.log()).containsExactly("A greeting", "first");

        String more = reader.run(BIG_PUSH).expectSuccess();

        assertThat(git.log()).containsExactly("big", "A greeting", "first");
        assertThat(git.users()).isNotEmpty().containsOnly("alice");
        assertHidden(pat, printed + more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"For a few hours", "As a header"})
    void otherWaysToKeepIt(String section) {
        Made pat = token("read");

        String printed = reader.run(page.commands(section)).expectSuccess();

        page.assertShown(section, printed);
        assertHidden(pat, printed);
    }

    @Test
    void aTokenThatMayOnlyReadPushesNothing() {
        Made pat = token("read");
        List<String> before = git.log();

        String printed = reader.run(page.commands(PUSHING)).expectFailure();

        page.assertShown(WRONG, printed);
        assertThat(printed).contains("error: 403");
        assertThat(git.log()).isEqualTo(before);
        assertHidden(pat, printed);
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        Made pat = token("read", "write");
        reader.run(page.commands("As a header")).expectSuccess();
        revoke(pat);
        int before = git.users().size();

        String printed = reader.run(page.commands(PUSHING)).expectFailure();

        page.assertShown(WRONG, printed);
        assertThat(git.users()).hasSize(before);
        assertHidden(pat, printed);
    }

    /** A push announces itself in the query; no other query leads past the scope that it needs. */
    @ParameterizedTest
    @CsvSource({
        "GET, info/refs?service=git-upload-pack, 200",
        "GET, info/refs?service=git-receive-pack, 403",
        "POST, git-receive-pack, 403",
        "POST, git%2dreceive-pack, 403",
        "GET, info/refs?service=git-upload-pack&service=git-receive-pack, 404",
        "GET, info/refs?service=git-receive-pack&service=git-upload-pack, 404",
        "GET, info/refs?service=git%2dreceive-pack, 404",
        "GET, info/refs?x=git-upload-pack&service=git-receive-pack, 404",
        "POST, git-receive-pack?service=git-upload-pack, 404",
        "GET, git-upload-pack, 404",
        "POST, info/refs?service=git-upload-pack, 404",
        "GET, info/refs, 404",
        "GET, HEAD, 404",
        "GET, info%2frefs%3fservice=git-upload-pack, 404",
    })
    void aReadingTokenReadsOnly(String method, String rest, int status) {
        Made pat = token("read");

        assertThat(site.status(method, "/git/hello.git/" + rest, pat.secret())).isEqualTo(status);
    }
}
