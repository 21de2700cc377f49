package io.github.keycloakpat.core.webhook;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.IpRange;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a webhook points to. The server stands inside a network that its callers are not part of, so that a target must
 * be public, or one that whoever runs the server vouches for.
 *
 * @param host in lower case; a literal of IPv6 without brackets
 */
public record WebhookTarget(URI uri, String host, int port) {
    private static final String HTTPS = "https";
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int MAX_LENGTH = 1024;

    /** Java takes other letters for parts of a URL too, which RFC 3986 does not. */
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]*");

    /** What ends so is an address in a notation of inet_aton(3), or nothing: {@code 2130706433}, {@code 0x7f.1}. */
    private static final Pattern NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

    /**
     * Reads an address.
     *
     * @throws FaultException {@code webhook_url_refused} if it is none, or has what no target may have
     */
    public static WebhookTarget parse(String url) {
        URI uri = uri(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals(HTTPS) && !scheme.equals("http")) {
            throw refused("must begin with https://");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refused("must have neither user name nor fragment");
        }
        String host = host(uri);
        int preset = scheme.equals(HTTPS) ? HTTPS_PORT : HTTP_PORT;
        int port = uri.getPort() == -1 ? preset : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw refused("has a port that there is not");
        }
        return new WebhookTarget(uri, host, port);
    }

    private static URI uri(String url) {
        if (url.length() > MAX_LENGTH) {
            throw refused("has more than " + MAX_LENGTH + " characters");
        }
        if (!PRINTABLE.matcher(url).matches()) {
            throw refused("has characters that must be percent-encoded");
        }
        try {
            return new URI(url).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw refused("is no URL that a request can be sent to");
        }
    }

    private static String host(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
        }
        boolean literal = IpRange.parseAddress(host).isPresent();
        if (host.isEmpty() || host.endsWith(".") || (!literal && (endsInNumber(host) || host.contains(":")))) {
            throw refused("has no host, or one that is neither a name nor an address in its usual form");
        }
        return host;
    }

    static boolean endsInNumber(String host) {
        return NUMBER.matcher(host).matches();
    }

    /** As it was written. */
    public String url() {
        return uri.toString();
    }

    /** The address that the host is, where it is no name. */
    public Optional<InetAddress> literal() {
        return IpRange.parseAddress(host);
    }

    /** Whether requests go out encrypted, to the port that everybody uses for it. */
    private boolean isUsual() {
        return port == HTTPS_PORT && HTTPS.equalsIgnoreCase(uri.getScheme());
    }

    /**
     * Whether requests may be sent there.
     *
     * @param resolved what the host's name stands for at this moment: all of them must be good, as any may be connected to
     */
    public boolean isAllowed(List<InetAddress> resolved, TargetList listed) {
        if (resolved.isEmpty()) {
            return false;
        }
        return listed.hasHost(host)
                || resolved.stream()
                        .allMatch(address -> listed.has(address) || (isUsual() && PublicAddresses.contain(address)));
    }

    /** The same for a name that leads nowhere as for one that leads inside: it tells nothing about the network. */
    public static FaultException notAllowed() {
        return refused(
                "leads to no address that webhooks may be sent to. Use https and a public host at port 443, or ask"
                        + " whoever runs the server to list it in 'webhook-allow'");
    }

    private static FaultException refused(String why) {
        return FaultException.of(Fault.WEBHOOK_URL_REFUSED, field("url"), "The URL " + why + ".");
    }
}
