package io.github.keycloakpat.client;

import io.github.keycloakpat.api.TokenTypes;
import java.net.URI;
import java.util.List;

/** Keycloak's OAuth, as far as people and scripts with personal access tokens need it. */
public final class TokenEndpoint {
    private static final String PATH = "/token";
    private static final String GRANT = "grant_type";
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";

    private final Http http = new Http();
    private final Server server;
    private final ClientCredentials client;

    public TokenEndpoint(Server server, ClientCredentials client) {
        this.server = server;
        this.client = client;
    }

    /**
     * A personal access token into a short access token (RFC 8693).
     *
     * @param scopes a part of the token's; empty for all of them
     * @param audiences a part of the token's; empty for all of them
     */
    public TokenAnswer exchange(String token, List<String> scopes, List<String> audiences) {
        Form form = client.form()
                .put(GRANT, EXCHANGE)
                .put("subject_token", token)
                .put("subject_token_type", TokenTypes.PERSONAL_ACCESS_TOKEN);
        if (!scopes.isEmpty()) {
            form.put("scope", String.join(" ", scopes));
        }
        audiences.forEach(audience -> form.put("audience", audience));
        return issued(form);
    }

    /** Begins a sign-in that is finished in a browser anywhere (RFC 8628); with PKCE, which Keycloak checks here too. */
    public DeviceCode device(Pkce pkce) {
        Form form = challenged(client.form().put("scope", "openid"), pkce);
        return post("/auth/device", form).asOAuth(DeviceCode.class);
    }

    /** @throws Refused {@code authorization_pending} or {@code slow_down} while nobody has answered (RFC 8628 §3.5) */
    public TokenAnswer device(DeviceCode device, Pkce pkce) {
        return issued(client.form()
                .put(GRANT, DEVICE)
                .put("device_code", device.deviceCode())
                .put("code_verifier", pkce.verifier()));
    }

    /**
     * Where a browser signs in, to come back with a code.
     *
     * @param fresh whether the person is asked even if the browser is signed in
     */
    public URI authorization(URI redirect, String state, Pkce pkce, boolean fresh) {
        Form form = new Form()
                .put("client_id", client.id())
                .put("response_type", "code")
                .put("redirect_uri", redirect.toString())
                .put("scope", "openid")
                .put("state", state);
        challenged(form, pkce);
        if (fresh) {
            form.put("prompt", "login");
        }
        return URI.create(server.protocol("/auth") + "?" + form);
    }

    public TokenAnswer code(String code, URI redirect, Pkce pkce) {
        return issued(client.form()
                .put(GRANT, "authorization_code")
                .put("code", code)
                .put("redirect_uri", redirect.toString())
                .put("code_verifier", pkce.verifier()));
    }

    public TokenAnswer refresh(String refreshToken) {
        return issued(client.form().put(GRANT, "refresh_token").put("refresh_token", refreshToken));
    }

    /** Ends a refresh token, and with it the sign-in that it is of (RFC 7009). */
    public void revoke(String refreshToken) {
        post("/revoke", client.form().put("token", refreshToken).put("token_type_hint", "refresh_token"));
    }

    private static Form challenged(Form form, Pkce pkce) {
        return form.put("code_challenge", pkce.challenge()).put("code_challenge_method", "S256");
    }

    private TokenAnswer issued(Form form) {
        return post(PATH, form).asOAuth(TokenAnswer.class);
    }

    private Answer post(String path, Form form) {
        return http.form(server.protocol(path), client.authorization(), form);
    }
}
