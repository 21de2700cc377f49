package io.github.keycloakpat.core.webhook;

import io.github.keycloakpat.core.grant.IpRange;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Targets of webhooks that whoever runs the server vouches for: inside of their network, by plain http, or at odd ports.
 *
 * @param hosts names in lower case, for which nothing else is asked
 */
public record TargetList(Set<String> hosts, List<IpRange> ranges) {
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    public TargetList {
        hosts = Set.copyOf(hosts);
        ranges = List.copyOf(ranges);
    }

    public static TargetList none() {
        return new TargetList(Set.of(), List.of());
    }

    /**
     * Reads addresses, CIDRs and host names, separated by commas or spaces. Names are never looked up.
     *
     * @throws IllegalArgumentException with the entry that is none of these
     */
    public static TargetList parse(String text) {
        Set<String> hosts = new HashSet<>();
        List<IpRange> ranges = new ArrayList<>();
        for (String entry : List.of(SEPARATOR.split(text.strip(), -1))) {
            String name = entry.toLowerCase(Locale.ROOT);
            var range = IpRange.parse(entry);
            if (range.isPresent()) {
                ranges.add(range.get());
            } else if (NAME.matcher(name).matches() && !WebhookTarget.endsInNumber(name)) {
                hosts.add(name);
            } else {
                throw new IllegalArgumentException(entry);
            }
        }
        return new TargetList(hosts, ranges);
    }

    boolean hasHost(String host) {
        return hosts.contains(host);
    }

    boolean has(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
