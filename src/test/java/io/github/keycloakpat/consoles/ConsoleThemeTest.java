package io.github.keycloakpat.consoles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.theme.Theme;

/** A decorated theme gives what it gave before, but for the menu. */
class ConsoleThemeTest {
    private static final ThemeNames NAMES = new ThemeNames("0a1b2c3d");

    @Test
    void hasOurEntryInItsMenu() throws IOException {
        assertThat(read(decorated("[]"), "content.json")).contains("pat/account.js");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{\"label\": \"a\"}", "[{\"children\": {}}, 7"})
    void keepsAMenuThatItDoesNotUnderstand(String menu) throws IOException {
        assertThat(read(decorated(menu), "content.json")).isEqualTo(menu);
    }

    @Test
    void keepsAllOtherFiles() throws IOException {
        assertThat(read(decorated("[]"), "other.json")).isEqualTo("[]");
    }

    @Test
    void hasItsOwnNameWhereNoConsoleIsAskedFor() {
        assertThat(decorated("[]").getName()).isEqualTo("folder");
    }

    @Test
    void isFoundByBothItsNames() {
        assertThat(NAMES.tagged("folder")).isEqualTo("folder~pat-0a1b2c3d");
        assertThat(NAMES.plain("folder~pat-0a1b2c3d")).isEqualTo("folder");
        assertThat(NAMES.plain("folder")).isEqualTo("folder");
        assertThat(NAMES.plain("folder~pat-ffffffff")).isEqualTo("folder~pat-ffffffff");
    }

    private static String read(Theme theme, String path) throws IOException {
        try (InputStream stream = theme.getResourceAsStream(path)) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    /** A theme in which each file has this content. */
    private static Theme decorated(String content) {
        Theme theme = (Theme) Proxy.newProxyInstance(
                ConsoleThemeTest.class.getClassLoader(),
                new Class<?>[] {Theme.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getName" -> "folder";
                    case "getResourceAsStream" -> new ByteArrayInputStream(content.getBytes(UTF_8));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return new ConsoleTheme(theme, NAMES);
    }
}
