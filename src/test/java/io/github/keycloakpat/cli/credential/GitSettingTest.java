package io.github.keycloakpat.cli.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitSettingTest {
    private static final String OURS = "https://git.example.com";

    private static GitSetting of(String key, String value) {
        return new GitSetting("file:/home/me/.gitconfig", key, value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credential.helper",
                "credential.https://git.example.com.helper",
                "credential.https://git.example.com/.helper",
                "credential.https://git.example.com/some/path.helper",
                "credential.https://git.example.com:443.helper",
                "credential.https://GIT.example.com.helper",
                "credential.https://bob@git.example.com.helper",
                "credential.https://other.org@git.example.com.helper",
                "credential.https://other.org\\@git.example.com.helper",
                "credential.https://*.example.com.helper",
                "credential.https://*.helper",
                "credential.https://git%2Eexample.com.helper",
                "credential.git.example.com.helper",
                "credential.https://.helper",
                "credential..helper",
                "credential./.helper",
                "credential.https://a@other.org@git.example.com.helper",
                "credential.https://other.org?@git.example.com.helper",
                "credential.https://other.org#@git.example.com.helper",
                "credential.https://[::1].helper",
                "credential.nonsense with spaces.helper",
            })
    void whatIsNotCertainlyOfAnotherHostMayBeAsked(String key) {
        assertThat(of(key, "store").mayBeFor(OURS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credential.https://github.com.helper",
                "credential.https://bob@github.com.helper",
                "credential.https://github.com/git.example.com.helper",
                "credential.https://github.com/bob@git.example.com.helper",
                "credential.https://git.example.com.evil.org.helper",
                "credential.https://example.com.helper",
                "credential.https://git.example.com:8443.helper",
                "credential.http://git.example.com.helper",
                "credential.github.com.helper",
            })
    void anotherHostIsAnother(String key) {
        assertThat(of(key, "store").mayBeFor(OURS)).isFalse();
    }

    @Test
    void portsAreThoseOfTheScheme() {
        assertThat(of("credential.http://localhost:80.helper", "x").mayBeFor("http://localhost"))
                .isTrue();
        assertThat(of("credential.http://localhost.helper", "x").mayBeFor("http://localhost:8080"))
                .isFalse();
        assertThat(of("credential.https://localhost:99999999999.helper", "x").mayBeFor("https://localhost"))
                .isFalse();
        assertThat(of("credential.http://localhost:8080/x.helper", "x").mayBeFor("http://localhost:8080"))
                .isTrue();
    }

    @Test
    void theListIsReadWithLinesInValuesAndWithoutAny() {
        List<GitSetting> read = GitSetting.parse("file:/a\0credential.helper\n!f() {\nx\n}\0"
                + "command line:\0credential.helper\0file:/a\0user.name\nme\0");
        assertThat(read)
                .containsExactly(
                        new GitSetting("file:/a", "credential.helper", "!f() {\nx\n}"),
                        new GitSetting("command line:", "credential.helper", ""),
                        new GitSetting("file:/a", "user.name", "me"));
        assertThat(read).extracting(GitSetting::isHelper).containsExactly(true, true, false);
        assertThat(GitSetting.parse("")).isEmpty();
    }

    @Test
    void onlyHelpersAreHelpers() {
        assertThat(of("credential.https://x.helper", "").isHelper()).isTrue();
        assertThat(of("credential.https://x.username", "").isHelper()).isFalse();
        assertThat(of("other.helper", "").isHelper()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "store, store",
        "store --file /secret, store …",
        "!f() { echo password=hunter2; }; f, !f() …",
        "!PASSWORD=hunter2 x, !PASSWORD …",
        "https://bob:hunter2@vault.example.com, https: …",
        "//bob:hun=ter2@x, ' …'",
        "/usr/lib/git-core/git-credential-libsecret-and-more, /usr/lib/git-core/git-credential-libsec…",
    })
    void ofAHelperOnlyItsNameIsShown(String value, String shown) {
        assertThat(of("credential.helper", value).shownHelper()).isEqualTo(shown);
    }

    @Test
    void nothingSteersTheTerminal() {
        GitSetting setting = new GitSetting("file:/a\u001b[2J", "credential.helper", "x\u001b[31m\u202e");
        assertThat(new LaterHelper(setting, List.of(OURS)).note())
                .contains("x\\u001B[31m\\u202E", "/a\\u001B[2J")
                .doesNotContain("\u001b", "\u202e");
    }

    /** Each address has its own place: what stands after one may stand before another. */
    @Test
    void laterIsWhatComesAfterTheLastOfOurs() {
        String ours = "!kcpat";
        List<GitSetting> settings = List.of(
                of("credential.helper", "first"),
                of("credential.https://a.org.helper", ""),
                of("credential.https://a.org.helper", ours),
                of("credential.helper", "second"),
                of("credential.https://b.org.helper", ""),
                of("credential.https://b.org.helper", ours),
                of("credential.https://b.org.helper", "third"),
                of("user.name", "me"));
        assertThat(LaterHelper.among(settings, List.of("https://a.org", "https://b.org"), ours))
                .containsExactly(
                        new LaterHelper(of("credential.helper", "second"), List.of("https://a.org")),
                        new LaterHelper(of("credential.https://b.org.helper", "third"), List.of("https://b.org")));
    }
}
