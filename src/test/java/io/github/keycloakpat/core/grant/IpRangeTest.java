package io.github.keycloakpat.core.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,10.255.255.255,true",
        "10.0.0.0/8,11.0.0.0,false",
        "10.1.2.3,10.1.2.3,true",
        "10.1.2.3,10.1.2.4,false",
        "10.1.2.3/8,10.9.9.9,true",
        "0.0.0.0/0,203.0.113.9,true",
        "0.0.0.0/0,2001:db8::1,false",
        "192.168.1.128/25,192.168.1.127,false",
        "192.168.1.128/25,192.168.1.128,true",
        "2001:db8::/32,2001:db8:ffff::1,true",
        "2001:db8::/32,2001:db9::1,false",
        "::1,::1,true",
        "10.0.0.0/8,::ffff:10.1.2.3,true",
        "::ffff:10.0.0.0/104,10.1.2.3,true",
        "::ffff:10.0.0.0/104,11.1.2.3,false"
    })
    void aRangeHoldsWhatSharesItsFirstBits(String range, String address, boolean held) {
        var ranges = new IpRanges(List.of(IpRange.parse(range).orElseThrow()));

        assertThat(ranges.allows(address)).isEqualTo(held);
    }

    /** Whoever asks about a token says from where it came, in as many characters as a form may have. */
    @Test
    @Timeout(5)
    void aLongTextIsNoAddressAndNoWork() {
        assertThat(IpRange.parseAddress(":".repeat(64_000) + "x")).isEmpty();
        assertThat(IpRange.parseAddress("1234:1234:1234:1234:1234:1234:123.123.123.123"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0/8",
                "10.0.0.256",
                "010.0.0.1",
                "0x0a.0.0.1",
                "167772161",
                "localhost",
                "example.com/8",
                "2001:db8::/129",
                "2001:db8:::1",
                "fe80::1%eth0",
                "::ffff:10.0.0.0/8",
                "10.0.0.0/8/8",
                " 10.0.0.0/8"
            })
    void whatIsNoRangeIsNone(String text) {
        assertThat(IpRange.parse(text)).isEmpty();
    }

    @Test
    void aRangeIsShownWithoutItsLastBits() {
        assertThat(IpRange.parse("10.1.2.3/8").orElseThrow()).hasToString("10.0.0.0/8");
    }

    @ParameterizedTest
    @CsvSource({
        "2001:DB8:0:0:0:0:0:0/32,2001:db8::/32",
        "::/0,::/0",
        "::1,::1/128",
        "1:0:0:2:0:0:0:3,1:0:0:2::3/128",
        "1:0:2:3:4:5:6:7,1:0:2:3:4:5:6:7/128",
        "1:0:0:2:3:0:0:4,1::2:3:0:0:4/128",
        "1:2:3:4:5:6:0:0,1:2:3:4:5:6::/128",
        "10:0:0:1::,10:0:0:1::/128"
    })
    void ipv6IsShownInItsShortForm(String text, String shown) {
        assertThat(IpRange.parse(text).orElseThrow()).hasToString(shown);
    }

    @Test
    void anAddressThatIsNoneIsAllowedOnlyAnywhere() {
        var somewhere = new IpRanges(List.of(IpRange.parse("0.0.0.0/0").orElseThrow()));

        assertThat(somewhere.allows("unknown")).isFalse();
        assertThat(IpRanges.anywhere().allows("unknown")).isTrue();
    }

    @Test
    void anEmptiedRestrictionIsWider() {
        var ten = new IpRanges(List.of(IpRange.parse("10.0.0.0/8").orElseThrow()));
        var tenOne = new IpRanges(List.of(IpRange.parse("10.1.0.0/16").orElseThrow()));

        assertThat(tenOne.isWithin(ten)).isTrue();
        assertThat(ten.isWithin(tenOne)).isFalse();
        assertThat(IpRanges.anywhere().isWithin(ten)).isFalse();
        assertThat(ten.isWithin(IpRanges.anywhere())).isTrue();
    }
}
