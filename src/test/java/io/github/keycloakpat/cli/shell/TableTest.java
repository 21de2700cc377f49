package io.github.keycloakpat.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Paint PLAIN = new Paint(false);
    private static final Paint COLOURS = new Paint(true);
    private static final String ID = "0b5c9d1e-4f3a-4a55-9d3c-6b7f1a2e8c90";

    private static Table tokens() {
        return Table.of("ID!", "NAME", "STATUS!", "SCOPES", "USED?", "CREATED?")
                .row(List.of(ID, "a rather long name of a token", "ACTIVE", "read execute", "never", "2026-03-10"));
    }

    private static List<String> lines(Table table, int width) {
        return table.render(width, PLAIN).lines().toList();
    }

    @Test
    void columnsStandBelowTheirHeadings() {
        Table table = Table.of("ID!", "NAME").row(List.of("1", "a")).row(List.of("222", "bb"));

        assertThat(table.render(80, PLAIN)).isEqualTo("ID   NAME\n1    a\n222  bb\n");
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        Table table = Table.of("A", "B").row(List.of("名前", "x")).row(List.of("abcd", "y"));

        assertThat(table.render(80, PLAIN)).isEqualTo("A     B\n名前  x\nabcd  y\n");
    }

    @Test
    void nothingAtAllIsAHeading() {
        assertThat(Table.of("ID!", "NAME").render(80, PLAIN)).isEqualTo("ID  NAME\n");
    }

    @Test
    void withRoomNothingIsMissing() {
        assertThat(lines(tokens(), 200).get(1))
                .isEqualTo(ID + "  a rather long name of a token  ACTIVE  read execute  never  2026-03-10");
    }

    @Test
    void namesAreCutBeforeColumnsAreMissing() {
        List<String> lines = lines(tokens(), 100);

        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(lines.get(0)).contains("CREATED", "USED");
        assertThat(lines.get(1)).startsWith(ID).contains("…", "ACTIVE", "2026-03-10");
    }

    @Test
    void theLastColumnThatMayIsMissingFirst() {
        assertThat(lines(tokens(), 85).get(0)).contains("USED").doesNotContain("CREATED");
        assertThat(lines(tokens(), 72).get(0)).doesNotContain("USED").contains("SCOPES");
    }

    @Test
    void idsAreNeverCutHoweverNarrowItIs() {
        List<String> lines = lines(tokens(), 20);

        assertThat(lines.get(1)).startsWith(ID).contains("ACTIVE");
    }

    @Test
    void theWidestIsCutFirst() {
        Table table = Table.of("A", "B").row(List.of("x".repeat(12), "y".repeat(40)));

        assertThat(lines(table, 40).get(1)).startsWith("x".repeat(12) + "  ").endsWith("y…");
    }

    @Test
    void cellsAreMadeHarmless() {
        String text = Table.of("NAME").row(List.of("\u001B[2J\nID")).render(80, COLOURS);

        assertThat(text).isEqualTo("NAME\n\\u001B[2J\\u000AID\n");
    }

    @Test
    void onlyTheStatusIsColoured() {
        Table table = Table.of("NAME", "STATUS!", "WHAT!").row(List.of("ACTIVE", "ACTIVE", "REVOKED"));

        assertThat(table.render(80, COLOURS))
                .isEqualTo("NAME    STATUS  WHAT\nACTIVE  \u001B[32mACTIVE\u001B[0m  REVOKED\n");
        assertThat(table.render(80, PLAIN)).doesNotContain("\u001B");
    }

    @Test
    void aStatusThatIsNotKnownHasNoColour() {
        assertThat(Table.of("STATUS!").row(List.of("\u001B[31m")).render(80, COLOURS))
                .doesNotContain("\u001B");
    }
}
