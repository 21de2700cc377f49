package io.github.keycloakpat.rest;

import io.github.keycloakpat.api.PolicyRepresentation;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.policy.IsoDuration;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.realm.RealmNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.models.RealmModel;

/** A policy in the words of the wire, with what administrators should know of it. */
final class PolicyShown {
    private final RealmModel realm;

    PolicyShown(RealmModel realm) {
        this.realm = realm;
    }

    PolicyRepresentation of(PatServices services) {
        PatPolicy policy = services.policy();
        return new PolicyRepresentation(
                policy.enabled(),
                sorted(policy.managementClients()),
                IsoDuration.print(policy.maxLifetime()),
                IsoDuration.print(policy.defaultLifetime()),
                policy.neverExpireAllowed(),
                policy.maxTokensPerUser(),
                policy.requiredRole().orElse(null),
                sorted(policy.grantableScopes()),
                types(policy),
                policy.scopesRequired(),
                policy.audienceRequired(),
                IsoDuration.print(policy.maxGracePeriod()),
                policy.regenerateAllowed(),
                IsoDuration.print(policy.reauthMaxAge()),
                IsoDuration.print(policy.jwtLifetime()),
                policy.tokenPrefix(),
                policy.noticeDays(),
                print(policy.unusedRevokeAfter()),
                print(policy.retention()),
                warnings(policy));
    }

    private static String print(Optional<Duration> duration) {
        return duration.map(IsoDuration::print).orElse(null);
    }

    private static Map<String, List<String>> types(PatPolicy policy) {
        Map<String, List<String>> types = new TreeMap<>();
        policy.details().actionsByType().forEach((type, actions) -> types.put(type, sorted(actions)));
        return types;
    }

    private List<String> warnings(PatPolicy policy) {
        List<String> warnings = new ArrayList<>(policy.warnings());
        if (policy.defaultLifetime().compareTo(policy.maxLifetime()) > 0) {
            warnings.add("pat.defaultLifetime: is longer than pat.maxLifetime, which is what counts");
        }
        policy.requiredRole()
                .filter(role -> RealmNames.findRole(realm, role).isEmpty())
                .ifPresent(role -> warnings.add("pat.requiredRole: there is no role " + role + "; nobody can create"));
        Set<String> scopes = Set.copyOf(
                realm.getClientScopesStream().map(scope -> scope.getName()).toList());
        sorted(policy.grantableScopes()).stream()
                .filter(scope -> !scopes.contains(scope))
                .forEach(scope -> warnings.add("pat.grantableScopes: there is no client scope " + scope));
        sorted(policy.managementClients()).stream()
                .filter(client -> realm.getClientByClientId(client) == null)
                .forEach(client -> warnings.add("pat.managementClients: there is no client " + client
                        + "; whoever makes one of that name can manage tokens with it"));
        return warnings;
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
