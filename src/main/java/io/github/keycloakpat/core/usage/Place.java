package io.github.keycloakpat.core.usage;

import io.github.keycloakpat.core.grant.IpRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a token was used from: a network or a client.
 *
 * @param name an IPv4 address, the first 64 bits of an IPv6 address (a customer's network, RFC 6177), or a client id
 */
public record Place(Kind kind, String name) {
    /** How many of each kind are remembered of a token. */
    public static final int MAX_PER_KIND = 16;

    /** What is told apart. */
    public enum Kind {
        NETWORK,
        CLIENT
    }

    /** The network and the client of a sighting, as far as they are known. */
    static List<Place> of(Sighting sighting) {
        List<Place> places = new ArrayList<>();
        sighting.origin().ip().ifPresent(ip -> places.add(new Place(Kind.NETWORK, IpRange.customerOf(ip))));
        sighting.origin().clientId().ifPresent(client -> places.add(new Place(Kind.CLIENT, client)));
        return places;
    }
}
