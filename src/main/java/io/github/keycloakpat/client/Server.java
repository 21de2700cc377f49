package io.github.keycloakpat.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A realm of a Keycloak, and where its addresses are. All of them are below the one address that was given: what a server
 * says about others is not believed, so that no credential goes to another origin.
 *
 * @param base without a slash at its end; https, or http of this machine
 */
public record Server(URI base, String realm) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final String EXAMPLE = "Give one such as https://sso.example.com.";
    private static final int LAST_PORT = 65_535;
    private static final String PATS = "/personal-access-tokens";

    public Server {
        requireAllowed(base);
        if (realm.isBlank()) {
            throw new Unusable("The realm has no name.");
        }
        Segment.require(realm, "realm");
    }

    /** @throws Unusable telling people what is wrong with the address or the name */
    public static Server of(String url, String realm) {
        return new Server(parse(url), realm);
    }

    /** What has a user in it may have a password too: it is not repeated. */
    private static URI parse(String url) {
        String address = url.strip().replaceAll("/+$", "");
        if (address.contains("@")) {
            throw new Unusable("The address of the server has no user in it.");
        }
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw new Unusable("'" + address + "' is no address. " + EXAMPLE);
        }
    }

    private static void requireAllowed(URI base) {
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (base.getRawAuthority() != null && base.getRawAuthority().contains("@")) {
            throw new Unusable("The address of the server has no user in it.");
        }
        if (!web || base.getHost() == null || base.getPort() > LAST_PORT) {
            throw new Unusable("'" + base + "' is no address. " + EXAMPLE);
        }
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new Unusable("The address of the server has no query or fragment in it.");
        }
        if (scheme.equals("http") && !isLoopback(base.getHost())) {
            throw new Unusable("'" + base + "' is not encrypted, so no credential goes there. Use https.");
        }
    }

    /** Whether a host is this machine by its very name: nothing is looked up. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** The address of the realm, {@code …/realms/{realm}}. */
    public URI address() {
        return URI.create(base + "/realms/" + Segment.encode(realm));
    }

    URI own(String path) {
        return URI.create(address() + PATS + path);
    }

    URI administration(String path) {
        return URI.create(base + "/admin/realms/" + Segment.encode(realm) + PATS + path);
    }

    URI protocol(String path) {
        return URI.create(address() + "/protocol/openid-connect" + path);
    }

    URI discovery() {
        return URI.create(address() + "/.well-known/openid-configuration");
    }
}
