package io.github.keycloakpat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After {@code kcpat credential install git} the real git asks kcpat, and tells nobody else what it was answered. */
@Tag("wire")
class CredentialGitInstallIT {
    private static final String HOST = "git.example.com";
    private static final String EARLIER_SECTION =
            "[credential \"https://git.example.com\"]\n\thelper = \n\thelper = cache\n";

    private Helped home;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        Programs.require("git");
        home = Helped.in(folder);
    }

    private String settings() throws IOException {
        return Files.readString(home.path(".gitconfig"));
    }

    private Path store() {
        return home.path("stored");
    }

    /** A helper of the user for all hosts. */
    private String storing() {
        return "[credential]\n\thelper = store --file " + store() + "\n";
    }

    private String fill(String scheme, String host) {
        return home.ask("sh", "-c", question(scheme, host) + " | git credential fill || echo none");
    }

    /** As git does once the password has worked: what it was answered it tells to all that it has asked. */
    private void fillAndApprove(String host) {
        home.ask("sh", "-c", question("https", host) + " | git credential fill | git credential approve");
    }

    private static String question(String scheme, String host) {
        return "printf 'protocol=" + scheme + "\\nhost=" + host + "\\n\\n'";
    }

    private void assertNotStored() {
        fillAndApprove(HOST);
        assertThat(store()).doesNotExist();
    }

    @Test
    void gitAsks() {
        assertThat(home.install("git", HOST).expect(0).err()).isEqualTo("git now asks kcpat for " + HOST + ".\n");
        assertThat(fill("https", HOST)).contains("password=" + home.secret());
        assertThat(fill("https", "other.example.com")).doesNotContain(home.secret());
        assertThat(fill("http", HOST)).doesNotContain(home.secret());
    }

    @Test
    void anotherRunPilesUpNothing() throws IOException {
        home.install("git", HOST).expect(0);
        String once = settings();
        home.install("git", HOST).expect(0);
        assertThat(settings()).isEqualTo(once).doesNotContain(home.secret());
        assertThat(once.lines().filter(line -> line.contains("helper"))).hasSize(2);
        home.install("git", HOST, "--token-file", home.tokenFile("another").toString())
                .expect(0);
        assertThat(settings()).contains("another").doesNotContain("the token");
        assertThat(settings().lines().filter(line -> line.contains("helper"))).hasSize(2);
    }

    @Test
    void thisMachineIsAskedByBothSchemes() throws IOException {
        for (int i = 0; i < 2; i++) {
            home.install("git", "localhost:8080").expect(0);
            assertThat(fill("http", "localhost:8080")).contains("password=" + home.secret());
            assertThat(fill("https", "localhost:8080")).contains("password=" + home.secret());
        }
        assertThat(settings().lines().filter(line -> line.contains("helper"))).hasSize(4);
    }

    /** So this test's way of asking shows what it would. */
    @Test
    void aHelperAfterAnEarlierSectionWasTold() throws IOException {
        home.install("git", HOST).expect(0);
        home.write(".gitconfig", settings() + storing());
        fillAndApprove(HOST);
        assertThat(store()).content().contains(home.secret());
    }

    @Test
    void aHelperAfterAnEarlierSectionIsNotTold() throws IOException {
        home.write(".gitconfig", EARLIER_SECTION + storing());
        assertThat(home.install("git", HOST).expect(0).err()).doesNotContain("stands after");
        assertNotStored();
        assertThat(settings()).contains(storing());
        home.install("git", HOST).expect(0);
        home.write(".gitconfig", settings() + storing());
        home.install("git", HOST).expect(0);
        assertNotStored();
    }

    /** git leaves a section in its place that has a comment. */
    @Test
    void aCommentDoesNotKeepOursBack() throws IOException {
        home.write(".gitconfig", EARLIER_SECTION + "# the others\n" + storing());
        assertThat(home.install("git", HOST).expect(0).err()).doesNotContain("stands after");
        assertNotStored();
    }

    @Test
    void aCommentStaysWhereItHarmsNobody() throws IOException {
        home.write(".gitconfig", EARLIER_SECTION + "# me\n[user]\n\tname = Alice\n");
        home.install("git", HOST).expect(0);
        assertThat(settings()).contains("# me\n[user]\n\tname = Alice\n");
    }

    /** What else the user has set in the section stays there, and so does the section: the user is told. */
    @Test
    void aSectionWithMoreInItStays() throws IOException {
        home.write(".gitconfig", EARLIER_SECTION + "\tusername = alice\n" + storing());
        Ran ran = home.install("git", HOST).expect(0);
        assertThat(ran.err())
                .contains("The helper 'store …' in " + home.path(".gitconfig") + " stands after kcpat's for https://"
                        + HOST)
                .contains("git tells it the token")
                .contains("git config --global --edit")
                .doesNotContain(store().toString());
        assertThat(settings()).contains("username = alice");
        fillAndApprove(HOST);
        assertThat(store()).exists(); // it was no false alarm
    }

    /** An address that begins as ours is another one. */
    @Test
    void theSectionOfALongerNameStays() throws IOException {
        String longer = "[credential \"https://git.example.com.example.org\"]\n\thelper = cache\n";
        home.write(".gitconfig", EARLIER_SECTION + longer + storing());
        home.install("git", HOST).expect(0);
        assertThat(settings()).startsWith(longer);
        assertNotStored();
    }

    @Test
    void theHelpersOfARepositoryAreTold() throws IOException {
        home.ask("git", "init", "--quiet");
        String value = "!curl https://alice:hunter2@vault.example.com; \u001b[31m";
        home.ask("git", "config", "credential.https://bob:pass@*.example.com.helper", value);
        home.ask("git", "config", "--add", "credential.https://git.example.com/.helper", "!PASSWORD=hunter2 x");
        home.ask("git", "config", "--add", "credential.https://git.example.com:8443.helper", "third");
        home.ask("git", "config", "--add", "credential.https://gitlab.com.helper", "fourth");
        home.ask("git", "config", "--add", "credential.helper", "");
        Ran ran = home.install("git", HOST).expect(0);
        assertThat(ran.err())
                .contains("The helper '!curl …' in .git/config")
                .contains("The helper '!PASSWORD …' in .git/config")
                .contains("An empty helper in .git/config")
                .doesNotContain("hunter2", "pass@", "bob", "\u001b", "third", "fourth");
        assertThat(ran.err().lines()).hasSize(4);
    }

    @Test
    void whatCouldNotWorkIsNotInstalled() {
        home.install("git", HOST, "--token-file", "nowhere").expect(3);
        assertThat(home.install("git", HOST, "--token-file", "a\nb").expect(2).err())
                .contains("control character");
        assertThat(home.path(".gitconfig")).doesNotExist();
    }

    @Test
    void whatGitRefusesIsTold() throws IOException {
        home.write(".gitconfig", "[broken");
        Ran ran = home.install("git", HOST).expect(1);
        assertThat(ran.err()).contains("bad config", "git could not read or change its settings");
        assertThat(settings()).isEqualTo("[broken");
    }
}
