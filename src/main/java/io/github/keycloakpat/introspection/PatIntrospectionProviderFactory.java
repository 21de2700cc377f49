package io.github.keycloakpat.introspection;

import io.github.keycloakpat.api.TokenTypes;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;

/** Takes the place of Keycloak's own provider: the same id, a higher order. */
public class PatIntrospectionProviderFactory extends AccessTokenIntrospectionProviderFactory {

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new PatIntrospectionProvider(session);
    }

    @Override
    public int order() {
        return 100;
    }

    /** The same under the hint that says what it is: the {@code token_type} that introspection tells. */
    public static final class OfPersonalAccessTokens extends PatIntrospectionProviderFactory {
        @Override
        public String getId() {
            return TokenTypes.PERSONAL_ACCESS_TOKEN_WORD;
        }
    }

    /** The same under the name by which the exchange knows it. */
    public static final class OfSubjectTokens extends PatIntrospectionProviderFactory {
        @Override
        public String getId() {
            return TokenTypes.PERSONAL_ACCESS_TOKEN;
        }
    }
}
