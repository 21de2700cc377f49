package io.github.keycloakpat.discovery;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.keycloakpat.api.TokenTypes;
import io.github.keycloakpat.issue.PatGrantTypeFactory;
import jakarta.ws.rs.NotFoundException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.RealmsResource;
import org.keycloak.urls.UrlType;
import org.keycloak.util.JsonSerialization;
import org.keycloak.wellknown.WellKnownProvider;
import org.keycloak.wellknown.WellKnownProviderFactory;

/**
 * A well-known document as it would be without us, and two members more: where personal access tokens are managed, and
 * which kinds of tokens can be exchanged (RFC 8693). What an administrator's override says of these two stays.
 */
final class PatMetadata implements WellKnownProvider {
    static final String ENDPOINT = "personal_access_tokens_endpoint";
    static final String SUBJECT_TOKEN_TYPES = "subject_token_types_supported";
    static final String GRANT_TYPES = "grant_types_supported";

    private static final String PATH = "personal-access-tokens";
    private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS = new TypeReference<>() {};

    private final KeycloakSession session;
    private final WellKnownProviderFactory self;

    PatMetadata(KeycloakSession session, WellKnownProviderFactory self) {
        this.session = session;
        this.self = self;
    }

    @Override
    public Object getConfig() {
        Object others = withoutUs().getConfig();
        return others instanceof String ? others : extended(others); // a text is signed
    }

    /**
     * What Keycloak would use if we were not here, by its own rule. Asking it, and not a copy of ours, keeps its settings,
     * and whatever else is installed.
     */
    private WellKnownProvider withoutUs() {
        return session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(WellKnownProvider.class)
                .map(WellKnownProviderFactory.class::cast)
                .filter(factory -> factory.getAlias().equals(self.getAlias()))
                .filter(factory -> factory.getPriority() > self.getPriority())
                .min(Comparator.comparingInt(WellKnownProviderFactory::getPriority))
                .map(factory -> session.getProvider(WellKnownProvider.class, factory.getId()))
                .orElseThrow(NotFoundException::new); // an administrator has turned it off
    }

    private Map<String, Object> extended(Object others) {
        Map<String, Object> document = JsonSerialization.mapper.convertValue(others, MEMBERS);
        document.computeIfPresent(GRANT_TYPES, (name, types) -> withoutGuard(types));
        document.putIfAbsent(ENDPOINT, endpoint());
        document.putIfAbsent(
                SUBJECT_TOKEN_TYPES, List.of(TokenTypes.PERSONAL_ACCESS_TOKEN, OAuth2Constants.ACCESS_TOKEN_TYPE));
        return document;
    }

    /** Our grant type is registered as a guard alone; nobody is given a token for it. */
    private static Object withoutGuard(Object types) {
        return types instanceof List<?> list
                ? list.stream()
                        .filter(type -> !PatGrantTypeFactory.GRANT_TYPE.equals(type))
                        .toList()
                : types;
    }

    /** As Keycloak gives the addresses of its own REST interfaces, those of userinfo and client registration. */
    private String endpoint() {
        return RealmsResource.realmBaseUrl(session.getContext().getUri(UrlType.BACKEND))
                .path(PATH)
                .build(session.getContext().getRealm().getName())
                .toString();
    }

    @Override
    public void close() {}
}
