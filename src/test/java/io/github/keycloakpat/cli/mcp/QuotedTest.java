package io.github.keycloakpat.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '|',
            value = {
                "plain name|\"plain name\"",
                "a\"b|\"a\\\"b\"",
                "a\\b|\"a\\\\b\"",
                "a  b|\"a \\u0020b\"",
                "a\u2003b|\"a\\u2003b\"",
                "a<!-- b|\"a\\u003C!-- b\"",
                "a\u3164b|\"a\\u3164b\"",
                "a\uFE0Fb|\"a\\uFE0Fb\"",
                "\u0301a|\"\\u0301a\"",
                "a\u0301\u0302\u0303|\"a\u0301\u0302\\u0303\"",
                "a\uDB40\uDD01b|\"a\\U000E0101b\"",
                "a\u202Eb|\"a\\u202Eb\"",
                "ä€😀|\"ä€😀\""
            })
    void wordsCantEndTheirQuotes(String words, String quoted) {
        assertThat(Quoted.text(words)).isEqualTo(quoted);
    }

    @Property
    void wordsStayInOneLineAndInTheirQuotes(@ForAll String words) {
        String quoted = Quoted.text(words);
        assertThat(quoted).startsWith("\"").endsWith("\"").doesNotContain("\n", "\r", "\u2028", "\u0085");
        assertThat(quoted.substring(1, quoted.length() - 1).replaceAll("\\\\.", ""))
                .doesNotContain("\"");
    }
}
