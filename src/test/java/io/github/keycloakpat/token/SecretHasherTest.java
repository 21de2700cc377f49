package io.github.keycloakpat.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecretHasherTest {
    private final PatSecret secret = PatFormat.mint("kcpat", new Random(7));
    private final Pepper older = new Pepper("2025", new byte[32]);
    private final Pepper newer = new Pepper("2026", "x".repeat(32).getBytes(StandardCharsets.UTF_8));

    @Test
    void withoutPepperItIsSha256OfTheWholeValue() throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(secret.reveal().getBytes(StandardCharsets.US_ASCII));

        SecretHash hash = new SecretHasher(List.of()).hash(secret);

        assertThat(hash)
                .isEqualTo(new SecretHash(
                        "SHA-256", "", Base64.getUrlEncoder().withoutPadding().encodeToString(digest)));
    }

    @Test
    void newValuesAreHashedWithTheFirstPepper() {
        SecretHash hash = new SecretHasher(List.of(newer, older)).hash(secret);

        assertThat(hash.algorithm()).isEqualTo("HMAC-SHA-256");
        assertThat(hash.keyId()).isEqualTo("2026");
    }

    @Test
    void aValueHashedWithAnOlderPepperOrNoneIsStillFound() {
        SecretHash before = new SecretHasher(List.of()).hash(secret);
        SecretHash then = new SecretHasher(List.of(older)).hash(secret);

        List<SecretHash> candidates = new SecretHasher(List.of(newer, older)).candidates(secret);

        assertThat(candidates).contains(before, then).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aPepperThatWasTakenAwayOpensNothing() {
        SecretHash then = new SecretHasher(List.of(older)).hash(secret);

        assertThat(new SecretHasher(List.of(newer)).candidates(secret)).doesNotContain(then);
    }

    @Test
    void aShortOrOddlyNamedPepperIsRefusedAndNotShown() {
        assertThatThrownBy(() -> new Pepper("a", new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pepper("a b", new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThat(newer.toString()).isEqualTo("Pepper[2026]");
    }
}
