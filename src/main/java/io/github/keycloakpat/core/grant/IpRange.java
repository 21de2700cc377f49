package io.github.keycloakpat.core.grant;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that share their first bits (CIDR, RFC 4632, RFC 4291 §2.3). IPv4-mapped IPv6 is kept as IPv4. Names are
 * never looked up.
 *
 * @param network 4 or 16 bytes, the bits behind the prefix zero; not to be changed
 */
public record IpRange(InetAddress network, int prefixLength) {
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");
    /** Characters of the longest one: IPv6 whose last 32 bits are written as IPv4. Strangers send longer texts. */
    private static final int MAX_LITERAL = 45;

    private static final int MAPPED_BITS = 96;
    private static final int IPV6_GROUPS = 8;
    private static final String CUSTOMER = "/64";

    /** Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address; empty for anything else. */
    public static Optional<IpRange> parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        return parseAddress(literal).flatMap(address -> {
            int bits = address.getAddress().length * Byte.SIZE;
            if (slash < 0) {
                return Optional.of(masked(address, bits));
            }
            String length = text.substring(slash + 1);
            if (!LENGTH.matcher(length).matches()) {
                return Optional.empty();
            }
            int prefix = Integer.parseInt(length) - (isMapped(literal, address) ? MAPPED_BITS : 0);
            return prefix < 0 || prefix > bits ? Optional.empty() : Optional.of(masked(address, prefix));
        });
    }

    /** Reads an address literal, IPv4-mapped ones as IPv4; never asks a name server. */
    public static Optional<InetAddress> parseAddress(String literal) {
        if (literal.length() > MAX_LITERAL
                || (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return Optional.empty(); // looked like IPv6 and is none
        }
    }

    /**
     * Who has an address, as far as it tells: of IPv6 the first 64 bits (a customer's network, RFC 6177), of IPv4 the
     * address, and of what is no address the text itself.
     */
    public static String customerOf(String address) {
        return parseAddress(address)
                .map(parsed -> parsed.getAddress().length > 4
                        ? parse(address + CUSTOMER).orElseThrow().toString()
                        : parsed.getHostAddress())
                .orElse(address);
    }

    public boolean contains(InetAddress address) {
        byte[] candidate = address.getAddress();
        return candidate.length == network.getAddress().length
                && Arrays.equals(mask(candidate, prefixLength), network.getAddress());
    }

    /** Whether every address of this range is in the other. */
    public boolean isWithin(IpRange wider) {
        return prefixLength >= wider.prefixLength && wider.contains(network);
    }

    private static boolean isMapped(String literal, InetAddress address) {
        return literal.indexOf(':') >= 0 && address.getAddress().length == 4;
    }

    private static IpRange masked(InetAddress address, int prefix) {
        try {
            return new IpRange(InetAddress.getByAddress(mask(address.getAddress(), prefix)), prefix);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private static byte[] mask(byte[] address, int prefix) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int bits = Math.max(0, Math.min(Byte.SIZE, prefix - i * Byte.SIZE));
            masked[i] &= (byte) (0xFF << (Byte.SIZE - bits));
        }
        return masked;
    }

    @Override
    public String toString() {
        return print(network.getHostAddress()) + "/" + prefixLength;
    }

    /** IPv6 in the form of RFC 5952 §4: the first of the longest runs of zero groups becomes "::". */
    private static String print(String address) {
        String framed = ":" + address + ":";
        for (int groups = IPV6_GROUPS; groups > 1 && address.indexOf(':') >= 0; groups--) {
            String zeros = ":" + "0:".repeat(groups);
            int at = framed.indexOf(zeros);
            if (at >= 0) {
                String after = framed.substring(at + zeros.length());
                return (framed.substring(0, at) + "::" + after).replaceAll("^:(?!:)|(?<!:):$", "");
            }
        }
        return address;
    }
}
