package io.github.keycloakpat.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class TableProperties {
    private static final String ID = "0b5c9d1e-4f3a-4a55-9d3c-6b7f1a2e8c90";

    @Property
    void aTableFitsAndItsIdsAreWhole(
            @ForAll @StringLength(max = 40) String name,
            @ForAll @StringLength(max = 40) String scopes,
            @ForAll @IntRange(min = 64, max = 200) int width) {
        Table table = Table.of("ID!", "NAME", "SCOPES", "HINT?").row(List.of(ID, name, scopes, "kcpat_…abcd"));

        List<String> lines = table.render(width, new Paint(false)).lines().toList();

        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(Shown.width(line)).isLessThanOrEqualTo(width));
        assertThat(lines.get(1)).startsWith(ID);
    }
}
