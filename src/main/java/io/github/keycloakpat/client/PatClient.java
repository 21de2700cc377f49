package io.github.keycloakpat.client;

/**
 * The REST interface of Keycloak PAT in a realm. It keeps no state but connections; use one from many threads.
 *
 * <pre>{@code
 * var client = new PatClient(Server.of("https://sso.example.com", "shop"), () -> accessToken);
 * IssuedPatRepresentation issued = client.own().create(new Fields().put("name", "ci").put("expiresIn", "P30D"));
 * }</pre>
 */
public final class PatClient {
    private final Calls own;
    private final Calls administration;

    public PatClient(Server server, Bearer bearer) {
        var http = new Http();
        this.own = new Calls(http, bearer, server::own);
        this.administration = new Calls(http, bearer, server::administration);
    }

    /** The tokens of the user whose access token it is. */
    public OwnTokens own() {
        return new OwnTokens(own);
    }

    /** All tokens of the realm, as far as one may see them. */
    public RealmTokens realm() {
        return new RealmTokens(administration);
    }

    public Policy policy() {
        return new Policy(administration);
    }

    public Webhooks webhooks() {
        return new Webhooks(administration);
    }
}
