package io.github.keycloakpat.discovery;

import io.github.keycloakpat.api.TokenTypes;
import java.util.List;
import java.util.Map;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.RealmsResource;
import org.keycloak.urls.UrlType;

/** Tells where personal access tokens are managed, and which kinds of tokens can be exchanged (RFC 8693). */
abstract sealed class PatMetadataFactory extends PatWellKnownProviderFactory
        permits PatOpenIdConfigurationFactory, PatAuthorizationServerFactory {
    private static final String PATH = "personal-access-tokens";

    @Override
    final Map<String, Object> members(KeycloakSession session) {
        return Map.of(
                "personal_access_tokens_endpoint",
                endpoint(session),
                "subject_token_types_supported",
                List.of(TokenTypes.PERSONAL_ACCESS_TOKEN, OAuth2Constants.ACCESS_TOKEN_TYPE));
    }

    /** As Keycloak gives the addresses of its own REST interfaces, those of userinfo and client registration. */
    private static String endpoint(KeycloakSession session) {
        return RealmsResource.realmBaseUrl(session.getContext().getUri(UrlType.BACKEND))
                .path(PATH)
                .build(session.getContext().getRealm().getName())
                .toString();
    }

    /** Keycloak's own have 100; a document of an administrator's own keeps before us. */
    @Override
    public final int getPriority() {
        return 50;
    }
}
