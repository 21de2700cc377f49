package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.life.Histories;
import io.github.keycloakpat.life.Play;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The model of a token's life, played against a server in a random history, another one each time. */
@KeycloakTest
@Tag("rows")
class LifeModelIT {
    private static final int STEPS = 250;

    private final ServerSubject subject;

    LifeModelIT(Keycloak keycloak, TestRealm realm) {
        this.subject = new ServerSubject(keycloak, realm);
    }

    @Test
    void aRandomHistoryGoesAsTheModelSays() {
        long seed = Long.getLong("life.seed", System.nanoTime());
        System.out.println("LifeModelIT: again with -Dlife.seed=" + seed);
        Random random = new Random(seed);
        var play = new Play(subject);

        play.begin();
        for (int i = 0; i < STEPS; i++) {
            play.play(Histories.next(random));
        }

        Await.until(Duration.ofSeconds(20), play.uses() + " uses noted", () -> useCount() >= play.uses());
        assertThat(useCount()).isEqualTo(play.uses());
    }

    private long useCount() {
        return subject.rest().read(subject.id()).path("useCount").asLong();
    }
}
