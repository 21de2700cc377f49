package io.github.keycloakpat.core.lifecycle;

import static io.github.keycloakpat.core.fake.FakeOwner.ID;
import static io.github.keycloakpat.core.fake.World.NOON;
import static io.github.keycloakpat.core.fake.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.core.fake.World;
import io.github.keycloakpat.core.news.News;
import io.github.keycloakpat.core.news.NewsType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That a token will expire is told ahead; what is due is looked at once the token is locked. */
class ExpiryNoticeTest {
    private final World world = new World();
    private final Pat pat = world.minting().create(ID, draft("ci")).pat();
    private final Instant end = pat.expiresAt().orElseThrow();

    @Test
    void itIsToldOnceForEachThresholdToWhomeverWantsToKnow() {
        List<Duration> left = List.of(
                Duration.ofDays(8),
                Duration.ofDays(7),
                Duration.ofDays(6),
                Duration.ofDays(3),
                Duration.ofDays(2),
                Duration.ofDays(1),
                Duration.ofHours(1));
        left.forEach(this::lookWith);

        assertThat(days()).containsExactly(7, 3, 1);
        assertThat(world.news).allSatisfy(news -> {
            assertThat(news.type()).isEqualTo(NewsType.EXPIRING);
            assertThat(news.subject().tokenId()).isEqualTo(pat.id());
            assertThat(news.actor()).isEqualTo(Actor.rule());
        });
        assertThat(world.store.locked()).last().isEqualTo(Set.of(ID));
    }

    @Test
    void whereSeveralAreDueTheNearestIsToldAndNoneAfterIt() {
        lookWith(Duration.ofHours(2));
        lookWith(Duration.ofDays(5)); // by a clock that was set back

        assertThat(days()).containsExactly(1);
    }

    @Test
    void nothingIsToldOfATokenThatEndedUntilItWasLocked() {
        world.ending().revoke(ID, pat.id(), new RevokeOrder(Optional.empty(), false, false));
        lookWith(Duration.ofDays(2));
        assertThat(world.news).isEmpty();
    }

    @Test
    void nothingIsToldOnceItHasExpired() {
        world.now = end;
        world.upkeep().noticeExpiring(ID, pat.id());
        assertThat(world.news).isEmpty();
    }

    private void lookWith(Duration left) {
        world.now = end.minus(left);
        assertThat(world.now).isAfter(NOON);
        world.upkeep().noticeExpiring(ID, pat.id());
    }

    private List<Object> days() {
        return world.news.stream().map(news -> news.details().get(News.DAYS)).toList();
    }
}
