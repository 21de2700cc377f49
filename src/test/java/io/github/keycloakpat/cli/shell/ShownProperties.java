package io.github.keycloakpat.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ShownProperties {
    @Property
    void nothingThatIsShownDoesAnythingToATerminal(@ForAll("texts") String text) {
        String shown = Shown.text(text);

        assertThat(shown.codePoints())
                .allMatch(point -> Character.isDefined(point) && !Character.isISOControl(point))
                .noneMatch(point -> Character.getType(point) == Character.FORMAT)
                .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
        assertThat(Shown.text(shown)).isEqualTo(shown);
    }

    @Property
    void whatIsCutFitsAndBeginsAsBefore(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 30) int columns) {
        String shown = Shown.text(text);
        String cut = Shown.cut(shown, columns);

        assertThat(Shown.width(cut)).isLessThanOrEqualTo(columns);
        assertThat(cut.equals(shown) || shown.startsWith(cut.substring(0, cut.length() - 1)))
                .isTrue();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.strings().ofMaxLength(20)),
                net.jqwik.api.Tuple.of(
                        2,
                        Arbitraries.integers()
                                .between(0, Character.MAX_CODE_POINT)
                                .array(int[].class)
                                .ofMaxSize(10)
                                .map(points -> new String(points, 0, points.length))));
    }
}
