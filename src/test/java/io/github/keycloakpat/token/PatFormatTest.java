package io.github.keycloakpat.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PatFormatTest {
    /** Made by another program (Python's zlib.crc32), so that an error in both directions is seen. */
    private static final String KNOWN = "kcpat_0000000000000000000000000000000000000000001";

    private static final String KNOWN_CHECKSUM = "1FGevT";

    @Test
    void theChecksumIsCrc32InBase62() {
        assertThat(PatFormat.parse(KNOWN + KNOWN_CHECKSUM)).isPresent();
    }

    @Test
    void theChecksumIsPaddedWithZeros() {
        // the checksum of this value has a leading zero digit
        assertThat(PatFormat.parse("kcpat_00000000000000000000000000000000000000000000vx3hV"))
                .isPresent();
    }

    @Test
    void aMintedValueIsReadAgain() {
        PatSecret minted = PatFormat.mint("acme", new SecureRandom());

        assertThat(minted.reveal()).matches("^acme_[0-9A-Za-z]{49}$");
        assertThat(PatFormat.parse(minted.reveal()).orElseThrow().reveal()).isEqualTo(minted.reveal());
    }

    @Test
    void everyCharacterIsDrawn() {
        String drawn = IntStream.range(0, 300)
                .mapToObj(i -> PatFormat.mint("kcpat", new Random(i)).reveal().substring(6, 49))
                .reduce("", String::concat);

        assertThat(drawn.chars().distinct().count()).isEqualTo(62);
    }

    @Test
    void oneChangedCharacterIsSeen() {
        String value = PatFormat.mint("kcpat", new Random(1)).reveal();

        for (int i = 0; i < value.length(); i++) {
            char other = value.charAt(i) == 'a' ? 'b' : 'a';
            String changed = value.substring(0, i) + other + value.substring(i + 1);
            assertThat(PatFormat.parse(changed)).as(changed).isEmpty();
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "kcpat_",
                "kcpat",
                " " + KNOWN + KNOWN_CHECKSUM,
                KNOWN + KNOWN_CHECKSUM + "\n",
                KNOWN + KNOWN_CHECKSUM + "0",
                KNOWN,
                "KCPAT_0000000000000000000000000000000000000000000" + KNOWN_CHECKSUM,
                "kcpat__000000000000000000000000000000000000000000" + KNOWN_CHECKSUM,
                "k_0000000000000000000000000000000000000000000000000"
            })
    void whatHasNotTheFormIsNone(String text) {
        assertThat(PatFormat.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kc,true", "abcdefghij12,true", "k,false", "abcdefghij123,false", "Kc,false", "k_c,false", "'',false"})
    void aPrefixHasTwoToTwelveLowerCaseLettersAndDigits(String text, boolean valid) {
        assertThat(PatFormat.isPrefix(text)).isEqualTo(valid);
    }

    @Test
    void noOtherPrefixIsMinted() {
        var random = new Random(1);

        assertThatThrownBy(() -> PatFormat.mint("KC", random)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecretDoesNotPrint() {
        PatSecret secret = PatFormat.mint("kcpat", new Random(1));

        assertThat(secret.toString()).isEqualTo("[redacted]");
        assertThat("" + secret).doesNotContain(secret.reveal());
    }

    @Test
    void aHintShowsThePrefixAndTheLastFourCharacters() {
        PatSecret secret = PatFormat.mint("kcpat", new Random(1));

        assertThat(secret.hint())
                .isEqualTo("kcpat_…" + secret.reveal().substring(secret.reveal().length() - 4));
    }
}
