package io.github.keycloakpat.realm;

import io.github.keycloakpat.core.grant.Rights;
import io.github.keycloakpat.core.grant.ScopeSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.mappers.AudienceProtocolMapper;
import org.keycloak.protocol.oidc.mappers.AudienceResolveProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;

/**
 * Whom a token is meant for that names no applications, and for which no client has run Keycloak's mappers: what the
 * audience mappers of its scopes say, and of the structural scopes that new clients of the realm get. Mappers of other
 * kinds say nothing here, so that it is less than in an access token, and never more.
 */
public final class ScopeAudience {
    private final RealmModel realm;
    private final GrantableScopes scopes;

    public ScopeAudience(RealmModel realm, GrantableScopes scopes) {
        this.realm = realm;
        this.scopes = scopes;
    }

    /** Client ids, and whatever else audience mappers name. Keycloak's own clients are never among them. */
    public Set<String> of(Rights rights) {
        return mappers(rights.scopes())
                .flatMap(mapper -> brought(mapper, rights.roles()))
                .filter(name -> !RoleRules.isKeycloakClient(name))
                .collect(Collectors.toSet());
    }

    private Stream<ProtocolMapperModel> mappers(ScopeSet granted) {
        Stream<ClientScopeModel> structural = realm.getDefaultClientScopesStream(true)
                .filter(scope -> StructuralScopes.NAMES.contains(scope.getName()));
        return Stream.concat(structural, granted.values().stream().flatMap(name -> scopes.find(name).stream()))
                .flatMap(ClientScopeModel::getProtocolMappersStream);
    }

    private Stream<String> brought(ProtocolMapperModel mapper, Set<String> roles) {
        return switch (mapper.getProtocolMapper()) {
            case AudienceProtocolMapper.PROVIDER_ID ->
                OIDCAttributeMapperHelper.includeInAccessToken(mapper) ? named(mapper) : Stream.empty();
            case AudienceResolveProtocolMapper.PROVIDER_ID -> isResolving(mapper) ? clientsOf(roles) : Stream.empty();
            default -> Stream.empty();
        };
    }

    /** This kind does so where it does not say otherwise. */
    private static boolean isResolving(ProtocolMapperModel mapper) {
        String switched = mapper.getConfig().get(OIDCAttributeMapperHelper.INCLUDE_IN_ACCESS_TOKEN);
        return switched == null || Boolean.parseBoolean(switched);
    }

    /** As the mapper does: a client before anything else. */
    private static Stream<String> named(ProtocolMapperModel mapper) {
        String client = mapper.getConfig().get(AudienceProtocolMapper.INCLUDED_CLIENT_AUDIENCE);
        String other = mapper.getConfig().get(AudienceProtocolMapper.INCLUDED_CUSTOM_AUDIENCE);
        return Stream.ofNullable(client == null ? other : client);
    }

    private Stream<String> clientsOf(Set<String> roles) {
        return RoleRules.byId(realm, roles)
                .map(role -> role.getContainer() instanceof ClientModel client ? client.getClientId() : null)
                .filter(Objects::nonNull);
    }
}
