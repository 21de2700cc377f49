package io.github.keycloakpat.core.usage;

import static io.github.keycloakpat.core.usage.Sightings.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownPlacesTest {
    private static final int HOUR = 3600;

    private KnownPlaces known = KnownPlaces.none();

    @Test
    void aPlaceIsToldOnceAndItsNetworkAndItsClientApart() {
        assertThat(see(0, "10.0.0.1", "ci")).containsExactly("10.0.0.1", "ci");
        assertThat(see(1, "10.0.0.1", "ci")).isEmpty();
        assertThat(see(2, "10.0.0.2", "ci")).containsExactly("10.0.0.2");
        assertThat(see(3, "10.0.0.1", "cd")).containsExactly("cd");
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, false",
        "2001:db8:1:2::1, 2001:DB8:1:2:0:0:0:9, false",
        "2001:db8:1:2::1, 2001:db8:1:3::1, true",
        "10.0.0.1, 10.0.0.2, true",
        "10.0.0.1, ::ffff:10.0.0.2, true",
        "::ffff:10.0.0.1, ::ffff:10.0.0.2, true"
    })
    void anIpv6AddressIsNewByItsFirst64Bits(String before, String now, boolean isNew) {
        see(0, before, "ci");

        assertThat(see(1, now, "ci").isEmpty()).isEqualTo(!isNew);
    }

    @Test
    void anUnknownOriginIsNoPlace() {
        assertThat(see(0, null, null)).isEmpty();
        assertThat(known.all()).isEmpty();
    }

    @Test
    void atMostSixteenOfAKindAreKeptAndTheFirstGoes() {
        for (int i = 0; i < 40; i++) {
            see(i, Sightings.ip(i), "client " + i);
        }

        List<Place> places = known.all().stream().map(KnownPlaces.Known::place).toList();
        assertThat(places).hasSize(32);
        assertThat(names(places)).contains(Sightings.ip(39), Sightings.ip(24), "client 39", "client 24");
        assertThat(names(places)).doesNotContain(Sightings.ip(23), "client 23");
    }

    @Test
    void addressesThatComeAndGoDoNotPushOutClients() {
        see(0, "10.9.9.9", "ci");

        for (int i = 0; i < 40; i++) {
            see(i, Sightings.ip(i), "ci");
        }

        assertThat(see(100, Sightings.ip(39), "ci")).isEmpty();
    }

    @Test
    void placesThatChangeFasterThanSixteenAnHourAreNotTold() {
        for (int i = 0; i < 16; i++) {
            assertThat(see(i, Sightings.ip(i), "ci")).contains(Sightings.ip(i));
        }

        assertThat(see(HOUR - 1, Sightings.ip(16), "ci")).isEmpty();
        assertThat(see(HOUR + 1, Sightings.ip(17), "ci")).containsExactly(Sightings.ip(17));
    }

    @Test
    void anHourAfterTheOldestOfSixteenANewOneIsToldAgain() {
        for (int i = 0; i < 16; i++) {
            see(0, Sightings.ip(i), "ci");
        }

        assertThat(see(HOUR - 1, Sightings.ip(16), "ci")).isEmpty();
        assertThat(see(HOUR, Sightings.ip(17), "ci")).containsExactly(Sightings.ip(17));
    }

    /** Names of what is worth telling of this use. */
    private List<String> see(long second, @Nullable String ip, @Nullable String client) {
        KnownPlaces.Seen seen = known.with(Sightings.at(second, ip, client));
        known = seen.known();
        return seen.worthTelling().stream().map(Place::name).toList();
    }
}
