package io.github.keycloakpat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At a terminal there is somebody to be asked, and a value is masked until they say yes. */
@KeycloakTest
@Tag("wire")
class PtyIT {
    private static final Pattern VALUE = Pattern.compile("kcpat_[0-9A-Za-z]{49}");
    private static final String GREEN = "\u001B[32m";

    private final TestRealm realm;
    private final Pats pats;
    private Kcpat alice;

    PtyIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    static void prepare(TestRealm realm) {
        CliRealm.prepare(realm);
    }

    @BeforeEach
    void signIn(@TempDir Path home) {
        alice = Kcpat.in(home).as(realm, "alice");
    }

    @Test
    void aNewValueIsMaskedUntilItIsAskedFor() {
        Ran ran = Pty.at(alice)
                .answering("Show it now, in full? [y/N]", "y")
                .run("tokens", "create", "seen", "--scope", "read");
        ran.expect(0);
        String before = ran.out().substring(0, ran.out().indexOf("Show it now"));
        assertThat(before).contains("kcpat_…").doesNotContainPattern(VALUE);
        Matcher value = VALUE.matcher(ran.out());
        assertThat(value.find()).isTrue();
        pats.exchanging("script", value.group()).send().expect(200);
    }

    @Test
    void aValueThatIsNotWantedIsNotShown() {
        Ran ran = Pty.at(alice)
                .answering("Show it now, in full? [y/N]", "n")
                .run("tokens", "create", "unseen", "--scope", "read");
        ran.expect(0);
        assertThat(ran.out()).doesNotContainPattern(VALUE).contains("kcpat tokens rotate ");
    }

    @Test
    void anEmptyAnswerIsNo() {
        Ran ran = Pty.at(alice).answering("[y/N]", "").run("tokens", "create", "enter", "--scope", "read");
        assertThat(ran.expect(0).out()).doesNotContainPattern(VALUE);
    }

    @Test
    void yesIsNoAnswerToWhetherAValueIsShown() {
        Ran ran = Pty.at(alice).answering("[y/N]", "n").run("tokens", "create", "yes", "--scope", "read", "--yes");
        assertThat(ran.expect(0).out()).doesNotContainPattern(VALUE);
    }

    @Test
    void jsonIsForProgramsAlsoAtATerminal() {
        Ran ran = Pty.at(alice).run("tokens", "create", "json", "--scope", "read", "--output", "json");
        assertThat(ran.expect(2).out()).contains("--secret-file");
        assertThat(alice.run("tokens", "list", "--search", "json", "--output", "json")
                        .json())
                .isEmpty();
    }

    @Test
    void whatCantBeUndoneIsAskedByName() {
        String id = pats.make("alice", "read").id();
        Ran no = Pty.at(alice).answering("It can't be brought back. [y/N]", "n").run("tokens", "delete", id);
        assertThat(no.expect(1).out()).contains("kcpat_…").contains("Nothing was changed.");
        alice.run("tokens", "get", id).expect(0);
        Pty.at(alice)
                .answering("It can't be brought back. [y/N]", "yes")
                .run("tokens", "delete", id)
                .expect(0);
        alice.run("tokens", "get", id).expect(4);
    }

    @Test
    void yesIsTheAnswerForThoseWhoAreSure() {
        String id = pats.make("alice", "read").id();
        Ran ran = Pty.at(alice).run("tokens", "revoke", id, "--reason", "over", "--yes");
        assertThat(ran.expect(0).out()).doesNotContain("[y/N]");
        assertThat(alice.run("tokens", "get", id, "--output", "json").text("status"))
                .isEqualTo("REVOKED");
    }

    @Test
    void aTypedTokenDoesNotShow() {
        String secret = pats.make("alice", "read").secret();
        Kcpat nobody = alice.without("KCPAT_ACCESS_TOKEN");
        Ran ran = Pty.at(nobody).answering("Token (it is not shown): ", secret).run("exchange", "--client", "script");
        assertThat(ran.expect(0).out()).doesNotContain(secret).contains("eyJ");
    }

    @Test
    void coloursAreForTerminalsAndCanBeSwitchedOff() {
        pats.make("alice", "read");
        assertThat(Pty.at(alice).run("tokens", "list").expect(0).out()).contains(GREEN);
        assertThat(Pty.at(alice).run("tokens", "list", "--no-color").expect(0).out())
                .doesNotContain("\u001B");
        assertThat(Pty.at(alice.with("NO_COLOR", "1"))
                        .run("tokens", "list")
                        .expect(0)
                        .out())
                .doesNotContain("\u001B");
        assertThat(alice.run("tokens", "list").out()).doesNotContain("\u001B");
    }

    @Test
    void aTableFitsTheTerminal() {
        Ran made = Kcpat.in(alice.home())
                .as(realm, "bob")
                .run("tokens", "create", "a long name ".repeat(5).strip(), "--scope", "read", "--show-secret");
        made.expect(0);
        Kcpat bob = Kcpat.in(alice.home()).as(realm, "bob");
        Ran ran = Pty.at(bob).run("tokens", "list", "--no-color").expect(0);
        assertThat(ran.out().lines())
                .allMatch(line -> line.stripTrailing().length() <= 100)
                .anyMatch(line -> line.contains("…  ") && line.contains("-"))
                .noneMatch(line -> line.contains("CREATED"));
    }
}
