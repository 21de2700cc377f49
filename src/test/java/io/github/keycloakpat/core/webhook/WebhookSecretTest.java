package io.github.keycloakpat.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.exceptions.WebhookSigningException;
import io.github.keycloakpat.core.webhook.Webhook.Secrets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Property
    void itSignsAsTheLibraryOfTheStandardDoes(@ForAll String body, @ForAll int seed) throws WebhookSigningException {
        var secret = WebhookSecret.create(new java.util.Random(seed));

        String signature = secret.sign("msg-1", 1_700_000_000L, body);

        assertThat(signature)
                .isEqualTo(new com.standardwebhooks.Webhook(secret.text()).sign("msg-1", 1_700_000_000L, body));
    }

    @Test
    void itHasTwoHundredAndFiftySixBitsAndDoesNotShowThem() {
        var secret = WebhookSecret.create(new SecureRandom());

        assertThat(secret.text()).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.text().substring(6))).hasSize(32);
        assertThat(secret.toString()).isEqualTo("whsec_…");
    }

    @Test
    void theReplacedOneSignsForADayAndTheOneBeforeItNoMore() {
        var first = WebhookSecret.create(new SecureRandom());
        var second = WebhookSecret.create(new SecureRandom());
        var third = WebhookSecret.create(new SecureRandom());

        Secrets rotated = Secrets.first(first).rotated(second, NOON);

        assertThat(rotated.signingAt(NOON)).containsExactly(second, first);
        assertThat(rotated.signingAt(NOON.plus(Duration.ofHours(24)).minusMillis(1)))
                .containsExactly(second, first);
        assertThat(rotated.signingAt(NOON.plus(Duration.ofHours(24)))).containsExactly(second);
        assertThat(rotated.rotated(third, NOON).signingAt(NOON)).containsExactly(third, second);
    }
}
