package io.github.keycloakpat.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpat.core.verify.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    @Test
    void basicIsSplitAtTheFirstColon() throws RefusedException {
        assertThat(Credentials.of(List.of(basic("jürgen:a:b"))))
                .contains(new Credentials(Optional.of("jürgen"), "a:b"));
        assertThat(Credentials.of(List.of(basic(":x")))).contains(new Credentials(Optional.of(""), "x"));
        assertThat(Credentials.of(List.of(basic("token:")))).contains(new Credentials(Optional.of("token"), ""));
    }

    @Test
    void aBearerIsTakenAsItIs() throws RefusedException {
        assertThat(Credentials.of(List.of("bEaReR  kcpat_x"))).contains(new Credentials(Optional.empty(), "kcpat_x"));
        assertThat(Credentials.of(List.of("Bearer a b"))).contains(new Credentials(Optional.empty(), "a b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kcpat_x", "Token kcpat_x", "Bearerkcpat_x", "Negotiate x", "Digest username=\"a\""})
    void whatIsMeantForOthersIsNothing(String header) throws RefusedException {
        assertThat(Credentials.of(List.of(header))).isEmpty();
    }

    @Test
    void noneIsNothing() throws RefusedException {
        assertThat(Credentials.of(List.of())).isEmpty();
        assertThat(Credentials.of(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic a:b", "Basic !!!!", "Basic bm9jb2xvbg=="})
    void whatIsNoBasicIsRefused(String header) {
        assertThatThrownBy(() -> Credentials.of(List.of(header))).isInstanceOf(RefusedException.class);
    }

    @Test
    void moreThanOneIsRefused() {
        assertThatThrownBy(() -> Credentials.of(List.of("Bearer a", "Bearer a")))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void theyAreNotPrinted() throws RefusedException {
        assertThat(Credentials.of(List.of("Bearer kcpat_x")).orElseThrow().toString())
                .doesNotContain("kcpat_x");
    }

    private static String basic(String both) {
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
