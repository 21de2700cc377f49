package io.github.keycloakpat.server.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class ProgramsTest {
    private static final List<String> NAMES = List.of("node", "npm", "nginx");

    @Test
    void whereAllAreInstalledTheTestRuns() {
        assertThatCode(() -> Programs.require(NAMES, name -> true, true)).doesNotThrowAnyException();
        assertThatCode(() -> Programs.require(NAMES, name -> true, false)).doesNotThrowAnyException();
    }

    @Test
    void whatIsMissingSkipsTheTestByName() {
        assertThatThrownBy(() -> Programs.require(NAMES, "npm"::equals, false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("not installed: node, nginx");
    }

    @Test
    void whatIsMissingFailsWhereAllIsChecked() {
        assertThatThrownBy(() -> Programs.require(NAMES, "npm"::equals, true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("node, nginx")
                .hasMessageContaining(".ci/run");
    }

    @Test
    void aProgramIsLookedForWhereTheShellDoes() {
        assertThat(Programs.isInstalled("sh")).isTrue();
        assertThat(Programs.isInstalled("no-such-program-anywhere")).isFalse();
    }
}
