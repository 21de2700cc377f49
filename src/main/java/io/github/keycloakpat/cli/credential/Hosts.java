package io.github.keycloakpat.cli.credential;

import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Server;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hosts that may have a credential: exactly these, with their ports, over https; this machine over http too. No
 * patterns: whoever may name a host that matches one would get the token.
 */
public final class Hosts {
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9._-]{0,252}[a-z0-9])?|\\[[0-9a-f:.]{2,45}])(?::[0-9]{1,5})?");
    private static final String HTTPS = "https";
    private static final String HTTP = "http";

    private final List<String> hosts;

    private Hosts(List<String> hosts) {
        this.hosts = hosts;
    }

    /** @throws Stop wrong usage, if one is no host */
    public static Hosts of(List<String> typed) {
        List<String> hosts =
                typed.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        hosts.stream().filter(host -> !isHost(host)).findFirst().ifPresent(host -> {
            throw Stop.wrongUsage(
                    "--host: '" + Shown.text(host) + "' is no host.",
                    "Write it as git.example.com or git.example.com:8443, without https:// and without *.");
        });
        return new Hosts(hosts.stream()
                .map(host -> host.endsWith(":443") ? withoutOwnPort(HTTPS, host) : host)
                .distinct()
                .toList());
    }

    static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    /** These, and those that are not among them. */
    Hosts with(Hosts more) {
        return new Hosts(
                Stream.concat(hosts.stream(), more.hosts.stream()).distinct().toList());
    }

    public List<String> all() {
        return hosts;
    }

    /** By which addresses they may be asked for. */
    List<String> addresses() {
        return hosts.stream()
                .flatMap(host -> schemes(host).map(scheme -> scheme + "://" + host))
                .toList();
    }

    private static Stream<String> schemes(String host) {
        return isLoopback(host) ? Stream.of(HTTPS, HTTP) : Stream.of(HTTPS);
    }

    /** @param host with its port, if it is not the scheme's own */
    public boolean has(String scheme, String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        boolean safe = scheme.equalsIgnoreCase(HTTPS) || (scheme.equalsIgnoreCase(HTTP) && isLoopback(asked));
        return safe && hosts.contains(withoutOwnPort(scheme, asked));
    }

    /** Of an address, or of a host alone, which means https. */
    public boolean hasAddress(String address) {
        return parse(address)
                .filter(uri -> uri.getRawUserInfo() == null && uri.getRawAuthority() != null)
                .filter(uri -> has(uri.getScheme(), uri.getRawAuthority()))
                .isPresent();
    }

    private static Optional<URI> parse(String address) {
        try {
            return Optional.of(new URI(address.contains("://") ? address : HTTPS + "://" + address));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isLoopback(String host) {
        return Server.isLoopback(host.replaceFirst(":[0-9]+$", ""));
    }

    private static String withoutOwnPort(String scheme, String host) {
        String own = scheme.equalsIgnoreCase(HTTPS) ? ":443" : ":80";
        return host.endsWith(own) ? host.substring(0, host.length() - own.length()) : host;
    }
}
