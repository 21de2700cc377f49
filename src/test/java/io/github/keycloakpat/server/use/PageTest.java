package io.github.keycloakpat.server.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final String TEXT = """
            # Tea

            ## Make it

            Save it as `tea.txt`:

            ```ini
            sugar = 2
            ```

            ```sh
            boil water
            ```

            Then pour it:

            ```sh
            pour
            ```

            ```text
            tea (…) is ready
            cups: …
            ```

            ## What goes wrong

            ```text
            no water
            ```
            """;

    private final Page page = Page.of("tea.md", TEXT.lines().toList());

    @Test
    void whatIsCopiedIsWhatStandsThere() {
        assertThat(page.file("Make it", "tea.txt")).isEqualTo("sugar = 2\n");
        assertThat(page.commands("Make it")).isEqualTo("boil water\npour\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tea (green) is ready\ncups: 2\n",
                "warning\ntea () is ready\nin three minutes\ncups: 2\nbye",
            })
    void whatComesOut(String printed) {
        page.assertShown("Make it", printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tea (green) is ready\n",
                "cups: 2\ntea (green) is ready\n",
                "tea (green\n) is ready\ncups: 2\n",
                "tea [green] is ready\ncups: 2\n",
                "more tea (green) is ready\ncups: 2\n",
                "no water\n",
            })
    void somethingElseComesOut(String printed) {
        assertThatThrownBy(() -> page.assertShown("Make it", printed)).isInstanceOf(AssertionError.class);
    }

    @Test
    void whatNobodyHasRunOrSeenIsFound() {
        page.file("Make it", "tea.txt");
        page.commands("Make it");
        page.assertShown("Make it", "tea (green) is ready\ncups: 2");

        assertThatThrownBy(page::assertAllUsed).hasMessageContaining("no water");

        page.assertShown("What goes wrong", "no water");
        page.assertAllUsed();
    }

    @Test
    void whatIsNotThereCannotBeCopied() {
        assertThatThrownBy(() -> page.commands("What goes wrong")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> page.file("Make it", "coffee.txt")).isInstanceOf(AssertionError.class);
    }
}
