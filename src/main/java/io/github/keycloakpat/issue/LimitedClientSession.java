package io.github.keycloakpat.issue;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RoleModel;
import org.keycloak.protocol.oidc.mappers.HardcodedRole;
import org.keycloak.protocol.oidc.mappers.RoleNameMapper;
import org.keycloak.rar.AuthorizationRequestContext;

/**
 * A client session whose roles and scopes are those of a token's rights, so that every mapper sees only these. Keycloak's
 * own would hold all of the user's roles where the client has full scope.
 */
class LimitedClientSession implements ClientSessionContext {
    private static final Set<String> ROLE_WRITERS = Set.of(HardcodedRole.PROVIDER_ID, RoleNameMapper.PROVIDER_ID);

    private final ClientSessionContext stock;
    private final Set<RoleModel> roles;
    private final Set<String> granted;

    /** @param granted names of the scopes that the token shall have */
    LimitedClientSession(ClientSessionContext stock, Set<RoleModel> roles, Set<String> granted) {
        this.stock = stock;
        this.roles = roles;
        this.granted = granted;
    }

    /** The same without what the client itself maps: only what the scopes bring. */
    ClientSessionContext ofScopesOnly() {
        return new LimitedClientSession(stock, roles, granted) {
            @Override
            public Stream<ProtocolMapperModel> getProtocolMappersStream() {
                Set<String> ofClient = getClientSession()
                        .getClient()
                        .getProtocolMappersStream()
                        .map(ProtocolMapperModel::getId)
                        .collect(Collectors.toSet());
                return super.getProtocolMappersStream().filter(mapper -> !ofClient.contains(mapper.getId()));
            }
        };
    }

    @Override
    public Stream<RoleModel> getRolesStream() {
        return roles.stream();
    }

    @Override
    public String getScopeString() {
        return getScopeString(false);
    }

    @Override
    public String getScopeString(boolean ignoreIncludeInTokenScope) {
        return getClientScopesStream()
                .filter(scope -> !(scope instanceof ClientModel) && granted.contains(scope.getName()))
                .filter(scope -> ignoreIncludeInTokenScope || scope.isIncludeInTokenScope())
                .map(ClientScopeModel::getName)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @Override
    public boolean isOfflineTokenRequested() {
        return false;
    }

    @Override
    public AuthenticatedClientSessionModel getClientSession() {
        return stock.getClientSession();
    }

    @Override
    public Set<String> getClientScopeIds() {
        return stock.getClientScopeIds();
    }

    @Override
    public Stream<ClientScopeModel> getClientScopesStream() {
        return stock.getClientScopesStream();
    }

    /** Without those that add or rename roles: what they write shows in every other mapper that tells roles. */
    @Override
    public Stream<ProtocolMapperModel> getProtocolMappersStream() {
        return stock.getProtocolMappersStream().filter(mapper -> !ROLE_WRITERS.contains(mapper.getProtocolMapper()));
    }

    @Override
    public void setAttribute(String name, Object value) {
        stock.setAttribute(name, value);
    }

    @Override
    public <T> T getAttribute(String name, Class<T> type) {
        return stock.getAttribute(name, type);
    }

    @Override
    public AuthorizationRequestContext getAuthorizationRequestContext() {
        return stock.getAuthorizationRequestContext();
    }
}
