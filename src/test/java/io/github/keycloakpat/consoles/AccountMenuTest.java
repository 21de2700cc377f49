package io.github.keycloakpat.consoles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.util.JsonSerialization;

/** Where the account console's menu gets our entry. */
class AccountMenuTest {
    private static final String OURS = "pat.title";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []                                                                   | pat.title
                    [{"label":"a","path":""}]                                            | a pat.title
                    [{"label":"a"},{"label":"accountSecurity","children":[{"label":"b"}]},{"label":"c"}] | a accountSecurity(b pat.title) c
                    [{"label":"accountSecurity","children":[]}]                          | accountSecurity(pat.title)
                    [{"label":"a"},{"label":"own","children":[{"label":"b"}]},{"label":"accountSecurity","children":[]}] | a pat.title own(b) accountSecurity()
                    [{"label":"accountSecurity","children":[{"label":"b"},{"label":"own","children":[]}]}] | accountSecurity(b pat.title own())
                    """)
    void isWhereTheConsoleLooksForModules(String before, String after) throws IOException {
        assertThat(outline(withEntry(before))).isEqualTo(after);
    }

    @Test
    void isALinkARouteAndAModule() throws IOException {
        JsonNode entry = withEntry("[]").get(0);

        assertThat(entry.path("path").asText()).isEqualTo("account-security/personal-access-tokens");
        assertThat(entry.path("modulePath").asText()).isEqualTo("/pat/account.js");
        assertThat(entry.path("children").get(0).path("id").asText()).isEqualTo("content/:componentId");
        assertThat(entry.path("children").get(0).path("path").asText()).isEqualTo("account-security/:componentId");
    }

    @Test
    void isThereOnce() throws IOException {
        JsonNode once = withEntry("[]");

        assertThat(withEntry(once.toString())).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"menu\"", "null", "[", ""})
    void isNotPutIntoWhatIsNoMenu(String content) {
        assertThatThrownBy(() -> withEntry(content)).isInstanceOfAny(IOException.class, IllegalArgumentException.class);
    }

    private static JsonNode withEntry(String content) throws IOException {
        return JsonSerialization.mapper.readTree(AccountMenu.withEntry(content.getBytes(UTF_8)));
    }

    private static String outline(JsonNode items) {
        List<String> labels = new ArrayList<>();
        for (JsonNode item : items) {
            String label = item.path("label").asText();
            boolean isGroup = item.has("children") && !label.equals(OURS);
            labels.add(isGroup ? label + "(" + outline(item.get("children")) + ")" : label);
        }
        return String.join(" ", labels);
    }
}
