package io.github.keycloakpat.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private static Path folder(Map<String, String> variables) {
        return new Environment(variables).folder();
    }

    @Test
    void whatIsKeptIsWhereTheDesktopSays() {
        assertThat(folder(Map.of("XDG_CONFIG_HOME", "/x", "APPDATA", "/a", "HOME", "/h")))
                .isEqualTo(Path.of("/x/kcpat"));
        assertThat(folder(Map.of("APPDATA", "/a", "HOME", "/h"))).isEqualTo(Path.of("/a/kcpat"));
        assertThat(folder(Map.of("HOME", "/h"))).isEqualTo(Path.of("/h/.config/kcpat"));
        assertThat(folder(Map.of())).isEqualTo(Path.of(System.getProperty("user.home"), ".config", "kcpat"));
    }

    /** Else a sign-in would be left in each folder that one works in. */
    @Test
    void aRelativePathIsPassedOver() {
        assertThat(folder(Map.of("XDG_CONFIG_HOME", "conf", "HOME", "/h"))).isEqualTo(Path.of("/h/.config/kcpat"));
    }

    @Test
    void whatIsSetToNothingIsNotSet() {
        var environment = new Environment(Map.of(Environment.TOKEN, " \t", Environment.URL, " https://x \n"));

        assertThat(environment.get(Environment.TOKEN)).isEmpty();
        assertThat(environment.get(Environment.URL)).contains("https://x");
        assertThat(environment.get(Environment.REALM)).isEmpty();
        assertThat(folder(Map.of("XDG_CONFIG_HOME", "", "HOME", "/h"))).isEqualTo(Path.of("/h/.config/kcpat"));
    }

    @Test
    void itDoesNotPrint() {
        assertThat(new Environment(Map.of(Environment.TOKEN, "kcpat_secret"))).hasToString("Environment[]");
    }
}
