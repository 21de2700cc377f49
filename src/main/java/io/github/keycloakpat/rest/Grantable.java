package io.github.keycloakpat.rest;

import io.github.keycloakpat.api.GrantableRepresentation;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.manage.MetaScope;
import io.github.keycloakpat.core.policy.IsoDuration;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.core.port.Owner;
import io.github.keycloakpat.realm.KeycloakApplications;
import io.github.keycloakpat.realm.RealmNames;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.RealmModel;

/** Works out what a user may put into a token. */
final class Grantable {
    private static final int MAX_APPLICATIONS = 500;

    private final RealmModel realm;
    private final PatServices services;

    Grantable(RealmModel realm, PatServices services) {
        this.realm = realm;
        this.services = services;
    }

    /** To tokens that they make themselves. */
    GrantableRepresentation of(String ownerId) {
        return of(ownerId, scope -> true, true);
    }

    /**
     * To tokens that an administrator makes for them. What somebody else makes never manages tokens.
     *
     * @param mayMint whether this one may make any for this owner
     */
    GrantableRepresentation byAdministrator(String ownerId, Actor administrator, boolean mayMint) {
        return of(ownerId, scope -> administrator.is(ownerId) || !MetaScope.isMeta(scope), mayMint);
    }

    private GrantableRepresentation of(String ownerId, Predicate<String> scopes, boolean mayMint) {
        Owner owner = services.owners().find(ownerId).orElseThrow();
        List<String> applications = applications();
        return new GrantableRepresentation(
                scopes(owner, scopes),
                services.owners()
                        .grantableRoles(ownerId)
                        .map(RealmNames::nameOf)
                        .sorted()
                        .toList(),
                applications.stream().limit(MAX_APPLICATIONS).toList(),
                applications.size() > MAX_APPLICATIONS,
                details(),
                policy(owner, mayMint));
    }

    private List<GrantableRepresentation.Scope> scopes(Owner owner, Predicate<String> wanted) {
        ScopeSet all = ScopeSet.of(services.scopes()
                .all()
                .map(ClientScopeModel::getName)
                .filter(ScopeSet::isScopeToken)
                .filter(wanted)
                .toList());
        ScopeSet held = owner.grantable(all);
        return services.scopes()
                .all()
                .filter(scope -> held.values().contains(scope.getName()))
                .map(scope -> new GrantableRepresentation.Scope(scope.getName(), scope.getDescription()))
                .sorted(Comparator.comparing(GrantableRepresentation.Scope::name))
                .toList();
    }

    private List<String> applications() {
        return realm.getClientsStream()
                .filter(KeycloakApplications::isApplication)
                .map(ClientModel::getClientId)
                .sorted()
                .limit(MAX_APPLICATIONS + 1L)
                .toList();
    }

    private Map<String, List<String>> details() {
        Map<String, List<String>> types = new TreeMap<>();
        services.policy()
                .details()
                .actionsByType()
                .forEach((type, actions) ->
                        types.put(type, actions.stream().sorted().toList()));
        return types;
    }

    private GrantableRepresentation.Policy policy(Owner owner, boolean mayMint) {
        PatPolicy policy = services.policy();
        boolean creationAllowed = mayMint
                && policy.enabled()
                && !policy.creationBlocked()
                && policy.requiredRole().map(owner::hasRole).orElse(true);
        return new GrantableRepresentation.Policy(
                policy.enabled(),
                creationAllowed,
                IsoDuration.print(policy.maxLifetime()),
                IsoDuration.print(policy.presetLifetime()),
                policy.neverExpireAllowed(),
                policy.maxTokensPerUser(),
                policy.scopesRequired(),
                policy.audienceRequired(),
                IsoDuration.print(policy.maxGracePeriod()),
                policy.regenerateAllowed(),
                IsoDuration.print(policy.reauthMaxAge()));
    }
}
