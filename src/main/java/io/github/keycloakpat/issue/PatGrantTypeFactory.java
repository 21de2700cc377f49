package io.github.keycloakpat.issue;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.encode.TokenContextEncoderProvider;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.OAuth2GrantTypeFactory;
import org.keycloak.representations.AccessToken;

/** Registers the {@link PatGrantType guard} under a URN of our own. */
public final class PatGrantTypeFactory implements OAuth2GrantTypeFactory {
    /** The claim, and the detail of events, that says which token it was. */
    public static final String PAT_ID = "pat_id";

    /** The claim that says how often a token had been brought to life; only in what comes of regenerated ones. */
    public static final String GENERATION = "pat_generation";

    /**
     * The claim that says which of a token's values was exchanged: when it was issued, in epoch seconds. Only where it
     * lets the token manage tokens.
     */
    public static final String VALUE_ISSUED_AT = "pat_value_iat";

    public static final String GRANT_TYPE = "urn:keycloak-pat:grant-type:personal-access-token";

    private static final PatGrantType GUARD = new PatGrantType();

    /** Two letters that no grant type of Keycloak has; they stand in the {@code jti} of every token of ours. */
    @Override
    public String getShortcut() {
        return "pt";
    }

    /** Whether this access token came from a personal access token. */
    public static boolean isOurs(KeycloakSession session, AccessToken token) {
        if (token.getId() == null) {
            return false;
        }
        try {
            var encoder = session.getProvider(TokenContextEncoderProvider.class);
            return GRANT_TYPE.equals(
                    encoder.getTokenContextFromTokenId(token.getId()).getGrantType());
        } catch (IllegalArgumentException e) {
            return false; // an id that Keycloak did not make
        }
    }

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return GUARD;
    }

    @Override
    public String getId() {
        return GRANT_TYPE;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
