package io.github.keycloakpat.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.core.lifecycle.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsageMergeTest {
    private static final TokenRef TOKEN = new TokenRef("realm", "token");

    private Usage usage = Usage.none();
    private KnownPlaces known = KnownPlaces.none();

    @Test
    void theLatestUseStaysTheLatestWhicheverNodeWritesFirst() {
        write(Sightings.at(100, "10.0.0.2", "late"));
        write(Sightings.at(50, "10.0.0.1", "early"));

        assertThat(usage)
                .isEqualTo(new Usage(
                        Optional.of(Sightings.NOON.plusSeconds(100)), Optional.of("10.0.0.2"), Optional.of("late"), 2));
    }

    @Test
    void aLaterUseFromNowhereTakesThePlaceOfAnEarlierOneFromSomewhere() {
        write(Sightings.at(1, "10.0.0.1", "ci"));
        write(Sightings.at(2, null, null));

        assertThat(usage)
                .isEqualTo(
                        new Usage(Optional.of(Sightings.NOON.plusSeconds(2)), Optional.empty(), Optional.empty(), 2));
    }

    @Test
    void theFirstUseIsToldOnceAndWithoutWhatElseIsNewAboutIt() {
        List<UsageMerge.Notice> notices = write(Sightings.at(5, "10.0.0.2", "ci"), Sightings.at(3, "10.0.0.1", "ci"));

        assertThat(notices.get(0).sighting()).isEqualTo(Sightings.at(3, "10.0.0.1", "ci"));
        assertThat(notices.get(0).details()).isEqualTo(Map.of("firstUse", true));
        assertThat(notices.get(1).details()).isEqualTo(Map.of("newAddress", "10.0.0.2"));
        assertThat(write(Sightings.at(1, "10.0.0.1", "ci"))).isEmpty();
    }

    @Test
    void aUseFromANewAddressByANewClientIsOneNotice() {
        write(Sightings.at(0, "10.0.0.1", "ci"));

        List<UsageMerge.Notice> notices = write(Sightings.at(1, "2001:db8:1:2::1", "cd"));

        assertThat(notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.details())
                        .isEqualTo(Map.of("newAddress", "2001:db8:1:2::/64", "newClient", "cd")));
    }

    @Test
    void aFirstUseFromNowhereIsToldToo() {
        assertThat(write(Sightings.at(0, null, null))).hasSize(1);
        assertThat(write(Sightings.at(1, "10.0.0.1", null)).get(0).details())
                .isEqualTo(Map.of("newAddress", "10.0.0.1"));
    }

    @Test
    void countsAreAdded() {
        UsageBuffer buffer = new UsageBuffer(1);
        for (int i = 0; i < 7; i++) {
            buffer.used(TOKEN, Sightings.at(i, "10.0.0.1", "ci"));
        }
        Usage before = new Usage(Optional.empty(), Optional.empty(), Optional.empty(), 35);

        UsageMerge merge = UsageMerge.of(before, known, buffer.drain().uses().get(0));

        assertThat(merge.usage().count()).isEqualTo(42);
    }

    private List<UsageMerge.Notice> write(Sighting... sightings) {
        UsageBuffer buffer = new UsageBuffer(1);
        List.of(sightings).forEach(sighting -> buffer.used(TOKEN, sighting));
        UsageMerge merge = UsageMerge.of(usage, known, buffer.drain().uses().get(0));
        usage = merge.usage();
        known = merge.places();
        return merge.worthTelling();
    }
}
