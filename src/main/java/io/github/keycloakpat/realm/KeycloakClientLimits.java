package io.github.keycloakpat.realm;

import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.port.ClientLimits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.RoleModel;

/** What Keycloak assigned to a client: its client scopes, and the roles that it may see. */
public final class KeycloakClientLimits implements ClientLimits {
    private final ClientModel client;
    private final Optional<Set<String>> restricted;
    private final Map<String, ClientScopeModel> assigned;

    /** @param restricted names of scopes to which a client policy cut the request, if one did */
    public KeycloakClientLimits(ClientModel client, Optional<Set<String>> restricted) {
        this.client = client;
        this.restricted = restricted;
        this.assigned = new HashMap<>(client.getClientScopes(true));
        assigned.putAll(client.getClientScopes(false));
    }

    @Override
    public ScopeSet assigned(ScopeSet scopes) {
        return ScopeSet.of(scopes.values().stream()
                .filter(assigned::containsKey)
                .filter(name -> restricted.map(names -> names.contains(name)).orElse(true))
                .toList());
    }

    @Override
    public Set<String> permitted(Set<String> roles, ScopeSet granted) {
        if (client.isFullScopeAllowed()) {
            return roles;
        }
        // not client.getRolesStream(): Keycloak's cache does not keep that a client has none, and asks the database
        Stream<RoleModel> own = RoleRules.byId(client.getRealm(), roles)
                .filter(role -> client.getId().equals(role.getContainerId()));
        Stream<RoleModel> ofScopes = assigned(granted).values().stream()
                .map(assigned::get)
                .flatMap(ClientScopeModel::getScopeMappingsStream);
        Set<String> permitted = RoleRules.expand(
                Stream.of(own, client.getScopeMappingsStream(), ofScopes).flatMap(all -> all));
        return roles.stream().filter(permitted::contains).collect(Collectors.toSet());
    }
}
