package io.github.keycloakpat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts of {@code kcpat completion}; that of bash is tried in bash. What fish is told is looked at in a unit test. */
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompletionIT {
    private static final String ASK = "source <(cat \"$1\"); shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1));"
            + " COMP_LINE=\"$*\"; COMP_POINT=${#COMP_LINE}; _complete_kcpat 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"";

    private Kcpat shell;
    private String bash;
    private Path script;

    @BeforeAll
    void print(@TempDir Path home) throws IOException {
        shell = Kcpat.in(home);
        bash = shell.run("completion", "bash").expect(0).out();
        script = Files.writeString(home.resolve("kcpat-completion"), bash);
    }

    /** @param typed the last word is the one that is being typed */
    private List<String> completed(String typed) throws IOException, InterruptedException {
        Programs.require("bash");
        List<String> command = new ArrayList<>(
                List.of("bash", "--norc", "--noprofile", "-c", ASK, "bash", script.toString(), "kcpat"));
        command.addAll(List.of(typed.split(" ", -1)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "to, tokens",
        "tokens cr, create",
        "admin tokens ins, inspect",
        "webhooks rot, rotate-secret",
        "tokens create x --desc, --description",
        "tokens list --out, --output",
        "--no, --no-color"
    })
    void aWordIsCompletedWhereItMayStand(String typed, String word) throws IOException, InterruptedException {
        assertThat(completed(typed)).containsExactly(word);
    }

    @Test
    void whatMayFollowIsOffered() throws IOException, InterruptedException {
        assertThat(completed(""))
                .contains("login", "tokens", "admin", "completion")
                .doesNotContain("create");
        assertThat(completed("admin tokens "))
                .contains("list", "revoke", "inspect", "stats")
                .doesNotContain("create");
        assertThat(completed("tokens list --status ")).containsExactly("active", "expired", "revoked", "all");
        assertThat(completed("tokens list --output ")).containsExactly("table", "json");
        assertThat(completed("tokens cx")).isEmpty();
    }

    @Test
    void zshTakesTheScriptOfBash() {
        assertThat(shell.run("completion", "zsh").expect(0).out()).isEqualTo(bash);
        assertThat(bash).contains("bashcompinit");
    }

    @Test
    void fishHasLinesOfItsOwn() {
        Ran ran = shell.run("completion", "fish").expect(0);

        assertThat(ran.out()).startsWith("complete -c kcpat -f\n");
        assertThat(ran.out().lines()).hasSizeGreaterThan(100).allMatch(line -> line.startsWith("complete -c kcpat "));
    }

    @Test
    void anotherShellIsNotKnown() {
        assertThat(shell.run("completion", "tcsh").expect(2).err())
                .contains("bash")
                .contains("completion --help");
        assertThat(shell.run("completion").expect(2).err()).contains("SHELL");
    }
}
