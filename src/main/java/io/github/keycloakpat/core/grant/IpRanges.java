package io.github.keycloakpat.core.grant;

import java.util.List;

/** Where a token may be used from. Empty means anywhere. */
public record IpRanges(List<IpRange> ranges) {
    public IpRanges {
        ranges = ranges.stream().distinct().toList();
    }

    public static IpRanges anywhere() {
        return new IpRanges(List.of());
    }

    public boolean isAnywhere() {
        return ranges.isEmpty();
    }

    /** @param address an address literal; anything that is none is allowed only where everything is */
    public boolean allows(String address) {
        return isAnywhere()
                || IpRange.parseAddress(address)
                        .filter(a -> ranges.stream().anyMatch(range -> range.contains(a)))
                        .isPresent();
    }

    /** Whether no address is allowed here that is not allowed there. */
    public boolean isWithin(IpRanges wider) {
        return wider.isAnywhere()
                || (!isAnywhere()
                        && ranges.stream()
                                .allMatch(range -> wider.ranges.stream().anyMatch(range::isWithin)));
    }
}
