package io.github.keycloakpat.realm;

import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.port.Owner;
import io.github.keycloakpat.core.verify.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.services.managers.BruteForceProtector;

/** A user of Keycloak as the owner of tokens. Roles are read once per request, as they are now. */
final class KeycloakOwner implements Owner {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final GrantableScopes scopes;
    private Map<String, RoleModel> held;

    KeycloakOwner(KeycloakSession session, RealmModel realm, UserModel user, GrantableScopes scopes) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.scopes = scopes;
    }

    @Override
    public String userId() {
        return user.getId();
    }

    @Override
    public ScopeSet grantable(ScopeSet wanted) {
        return ScopeSet.of(wanted.values().stream()
                .filter(name -> scopes.find(name).filter(this::holds).isPresent())
                .toList());
    }

    /** As Keycloak sees it: a scope without roles is everybody's, another one theirs who have one of its roles. */
    private boolean holds(ClientScopeModel scope) {
        Set<String> mapped = RoleRules.expand(scope.getScopeMappingsStream());
        return mapped.isEmpty() || mapped.stream().anyMatch(held()::containsKey);
    }

    @Override
    public Set<String> rolesOf(ScopeSet names) {
        return heldOf(names.values().stream()
                .flatMap(name -> scopes.find(name).stream())
                .flatMap(ClientScopeModel::getScopeMappingsStream));
    }

    @Override
    public Set<String> held(Set<String> roles) {
        return heldOf(RoleRules.byId(realm, roles));
    }

    private Set<String> heldOf(Stream<RoleModel> roles) {
        return RoleRules.expand(roles).stream().filter(this::mayGrant).collect(Collectors.toSet());
    }

    @Override
    public boolean mayGrant(String roleId) {
        RoleModel role = held().get(roleId);
        return role != null && RoleRules.isAllowed(role);
    }

    @Override
    public boolean hasRole(String role) {
        return RealmNames.findRole(realm, role)
                .map(found -> held().containsKey(found.getId()))
                .orElse(false);
    }

    /** Everything that the owner holds and tokens may have. */
    Stream<RoleModel> grantableRoles() {
        return held().values().stream().filter(RoleRules::isAllowed);
    }

    private Map<String, RoleModel> held() {
        if (held == null) {
            held = RoleUtils.getDeepUserRoleMappings(user).stream()
                    .collect(Collectors.toMap(RoleModel::getId, Function.identity(), (a, b) -> a));
        }
        return held;
    }

    @Override
    public Optional<Refusal> refusal(Instant secretIssuedAt) {
        if (!realm.isEnabled()) {
            return Optional.of(Refusal.REALM_DISABLED);
        }
        if (!user.isEnabled() || isServiceAccountOfDeadClient()) {
            return Optional.of(Refusal.OWNER_DISABLED);
        }
        if (isLocked()) {
            return Optional.of(Refusal.OWNER_LOCKED);
        }
        if (user.getRequiredActionsStream().findAny().isPresent()) {
            return Optional.of(Refusal.OWNER_ACTION_REQUIRED);
        }
        if (realm.isVerifyEmail() && !user.isEmailVerified() && !isServiceAccount()) {
            return Optional.of(Refusal.OWNER_EMAIL_UNVERIFIED);
        }
        int notBefore = Math.max(realm.getNotBefore(), session.users().getNotBeforeOfUser(realm, user));
        return secretIssuedAt.getEpochSecond() < notBefore ? Optional.of(Refusal.NOT_BEFORE) : Optional.empty();
    }

    private boolean isLocked() {
        if (!realm.isBruteForceProtected()) {
            return false;
        }
        var protector = session.getProvider(BruteForceProtector.class);
        return protector.isPermanentlyLockedOut(session, realm, user)
                || protector.isTemporarilyDisabled(session, realm, user);
    }

    private boolean isServiceAccount() {
        return user.getServiceAccountClientLink() != null;
    }

    private boolean isServiceAccountOfDeadClient() {
        if (!isServiceAccount()) {
            return false;
        }
        ClientModel client = realm.getClientById(user.getServiceAccountClientLink());
        return client == null || !client.isEnabled() || !client.isServiceAccountsEnabled();
    }
}
