package io.github.keycloakpat.realm;

import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.core.policy.PolicyTexts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** The client scopes that the policy lets tokens have. */
public final class GrantableScopes {
    private static final Set<String> NEVER = Set.of(OAuth2Constants.SCOPE_OPENID, OAuth2Constants.OFFLINE_ACCESS);

    private final RealmModel realm;
    private final PatPolicy policy;
    private Map<String, ClientScopeModel> byName;

    public GrantableScopes(RealmModel realm, PatPolicy policy) {
        this.realm = realm;
        this.policy = policy;
    }

    /** Whether a scope of this name can be granted at all, be it there or not. */
    public static boolean isPossible(String name) {
        return ScopeSet.isScopeToken(name) && !NEVER.contains(name);
    }

    public Optional<ClientScopeModel> find(String name) {
        return Optional.ofNullable(byName().get(name));
    }

    public Stream<ClientScopeModel> all() {
        return byName().values().stream();
    }

    private Map<String, ClientScopeModel> byName() {
        if (byName == null) {
            byName = realm.getClientScopesStream()
                    .filter(this::isGrantable)
                    .collect(Collectors.toMap(ClientScopeModel::getName, Function.identity(), (a, b) -> a));
        }
        return byName;
    }

    private boolean isGrantable(ClientScopeModel scope) {
        return OIDCLoginProtocol.LOGIN_PROTOCOL.equals(scope.getProtocol())
                && !NEVER.contains(scope.getName())
                && (policy.grantableScopes().contains(scope.getName())
                        || Boolean.parseBoolean(scope.getAttribute(PolicyTexts.GRANTABLE)));
    }
}
