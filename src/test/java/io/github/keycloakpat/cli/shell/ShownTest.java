package io.github.keycloakpat.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {
    @ParameterizedTest
    @ValueSource(strings = {"ci-staging", "Größe", "名前", "عربي", "a\\b", "e\u0301", "😀", "a b", ""})
    void ordinaryNamesStayAsTheyAre(String name) {
        assertThat(Shown.text(name)).isEqualTo(name);
    }

    @Test
    void nothingMovesTheCursor() {
        assertThat(Shown.text("a\u001B[31mb\r\n\tc\u0007\u009B\u007F"))
                .isEqualTo("a\\u001B[31mb\\u000D\\u000A\\u0009c\\u0007\\u009B\\u007F");
    }

    @Test
    void nothingTurnsTheDirectionOrHides() {
        assertThat(Shown.text("\u202Ea\u2066b\u200B\u200D\u00AD\uFEFF"))
                .isEqualTo("\\u202Ea\\u2066b\\u200B\\u200D\\u00AD\\uFEFF");
        assertThat(Shown.text("a\u2028b\u2029")).isEqualTo("a\\u2028b\\u2029");
        assertThat(Shown.text("\uDB40\uDC41")).isEqualTo("\\U000E0041");
    }

    @Test
    void whatIsNoCharacterIsWrittenOut() {
        assertThat(Shown.text("a\uD800b")).isEqualTo("a\\uD800b");
        assertThat(Shown.text("\uE000")).isEqualTo("\\uE000");
        assertThat(Shown.text("\uDBC0\uDC00")).isEqualTo("\\U00100000");
        assertThat(Shown.text("\uFFFF")).isEqualTo("\\uFFFF");
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "'', 0", "名前, 4", "한글, 4", "ｆ, 2", "😀, 2", "Größe, 5", "…, 1"})
    void widthIsThatOfATerminal(String text, int columns) {
        assertThat(Shown.width(text)).isEqualTo(columns);
    }

    @Test
    void accentsOfTheirOwnTakeNoColumn() {
        assertThat(Shown.width("e\u0301")).isEqualTo(1);
        assertThat(Shown.cut("e\u0301e\u0301e\u0301", 2)).isEqualTo("e\u0301…");
    }

    @Test
    void whatFitsIsNotCut() {
        assertThat(Shown.cut("abc", 3)).isEqualTo("abc");
        assertThat(Shown.cut("abcd", 3)).isEqualTo("ab…");
        assertThat(Shown.cut("名前名前", 4)).isEqualTo("名…");
        assertThat(Shown.cut("😀😀😀", 3)).isEqualTo("😀…");
        assertThat(Shown.cut("abc", 1)).isEqualTo("…");
    }
}
