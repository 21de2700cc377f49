package io.github.keycloakpat.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.token.PatFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PatNameTest {
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "\u00A0",
                "\u200B",
                "a\nb",
                "a\tb",
                "a\u0000b",
                "a\u2028b",
                "a\u2029b",
                "a\u202Eb",
                "a\u2066b",
                "a\u200Fb",
                "a\u0085b",
                "\uD800",
            })
    void whatPeopleCannotReadIsNoName(String text) {
        assertThatThrownBy(() -> PatName.of(text)).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.fault()).isEqualTo(Fault.INVALID_NAME);
            assertThat(e.field()).contains("name");
        });
    }

    @Test
    void aNameHasSixtyFourCharactersAtMostWhateverTheirBytes() {
        assertThat(PatName.of("😀".repeat(64)).value()).hasSize(128);
        assertThatThrownBy(() -> PatName.of("a".repeat(65))).isInstanceOf(FaultException.class);
    }

    @Test
    void spaceAroundIsCutOff() {
        assertThat(PatName.of("  ci \u3000").value()).isEqualTo("ci");
    }

    @ParameterizedTest
    @CsvSource({"CI,ci", "ﬁle,file", "ＣＩ,ci", "STRASSE,strasse", "é,e\u0301", "İ,i\u0307"})
    void caseAndFormMakeNoOtherName(String one, String other) {
        assertThat(PatName.of(one).folded()).isEqualTo(PatName.of(other).folded());
    }

    @Test
    void aPastedValueIsRefusedInEveryTextAndNotRepeated() {
        String value = PatFormat.mint("kcpat", new Random(3)).reveal();

        assertThatThrownBy(() -> PatName.of(value))
                .isInstanceOf(FaultException.class)
                .hasMessageNotContaining(value);
        assertThatThrownBy(() -> Remark.of("leaked: x" + value + "!", "reason"))
                .isInstanceOf(FaultException.class)
                .hasMessageNotContaining(value);
    }
}
