package io.github.keycloakpat.consoles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeResourceDescriptor;
import org.keycloak.theme.ThemeResourcesParser;

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
    void hasOurScriptBesideItsOwnOnes() throws IOException {
        Properties own = new Properties();
        own.setProperty("scripts", "js/own.js");
        own.setProperty("scripts.more", "js/more.js");

        assertThat(scripts(decorated(Theme.Type.ADMIN, own)))
                .containsExactly("js/own.js", "js/more.js", "pat/admin.js");
        assertThat(scripts(decorated(Theme.Type.ADMIN, new Properties()))).containsExactly("pat/admin.js");
        assertThat(scripts(decorated(Theme.Type.ACCOUNT, own))).containsExactly("js/own.js", "js/more.js");
        assertThat(own).hasSize(2);
    }

    private static List<String> scripts(Theme theme) throws IOException {
        return ThemeResourcesParser.parse(theme.getProperties()).getScripts().stream()
                .map(ThemeResourceDescriptor::getPath)
                .toList();
    }

    private static Theme decorated(Theme.Type type, Properties properties) {
        return decorated(Map.of("getType", type, "getProperties", properties));
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
        return decorated(Map.of("getName", "folder", "getResourceAsStream", content));
    }

    /** A theme with these answers, by the names of its methods. */
    private static Theme decorated(Map<String, Object> answers) {
        Theme theme = (Theme) Proxy.newProxyInstance(
                ConsoleThemeTest.class.getClassLoader(), new Class<?>[] {Theme.class}, (proxy, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return answer instanceof String text && method.getReturnType() == InputStream.class
                            ? new ByteArrayInputStream(text.getBytes(UTF_8))
                            : answer;
                });
        return new ConsoleTheme(theme, NAMES);
    }
}
