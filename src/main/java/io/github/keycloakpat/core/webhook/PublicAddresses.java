package io.github.keycloakpat.core.webhook;

import io.github.keycloakpat.core.grant.IpRange;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Addresses of the public internet, by IANA's registries of special-purpose addresses (RFC 6890). */
final class PublicAddresses {
    private static final List<IpRange> SPECIAL = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // in 2000::/3: Teredo, ORCHID and the like; documentation; 6to4, which leads to addresses of IPv4
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "2620:4f:8000::/48",
            "3fff::/20");

    /** All else of IPv6 is loopback, local, multicast, translated to IPv4, or not given out. */
    private static final IpRange GLOBAL_UNICAST = ranges("2000::/3").get(0);

    private PublicAddresses() {}

    private static List<IpRange> ranges(String... cidrs) {
        return Stream.of(cidrs).map(cidr -> IpRange.parse(cidr).orElseThrow()).toList();
    }

    static boolean contain(InetAddress address) {
        boolean given = address.getAddress().length == 4 || GLOBAL_UNICAST.contains(address);
        return given && SPECIAL.stream().noneMatch(range -> range.contains(address));
    }
}
