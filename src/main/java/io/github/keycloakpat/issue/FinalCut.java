package io.github.keycloakpat.issue;

import io.github.keycloakpat.core.grant.AuthorizationDetail;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.manage.MetaScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.OAuth2Constants;
import org.keycloak.representations.AccessToken;

/**
 * What a finished access token may hold. Mappers write after the roles were limited: a hard-coded role or audience must
 * not get past this.
 *
 * @param generation of the token's present value: what was issued before it was regenerated stays dead
 * @param realmRoles names
 * @param clientRoles names, by client id
 * @param audience client ids and other audiences, whatever the mappers wrote
 * @param valueIssuedAt of the value that was exchanged, in epoch seconds
 * @param expiresAt epoch seconds
 */
record FinalCut(
        String patId,
        int generation,
        long valueIssuedAt,
        String userId,
        String clientId,
        String scope,
        Set<String> realmRoles,
        Map<String, Set<String>> clientRoles,
        Set<String> audience,
        List<AuthorizationDetail> details,
        long expiresAt) {
    static final String ATTRIBUTE = FinalCut.class.getName();

    /** Claims that have their place in an access token: among the others they would stand in it twice. */
    private static final Set<String> RESERVED = Set.of(
            "realm_access",
            "resource_access",
            "aud",
            "scope",
            "azp",
            "sub",
            "iss",
            "exp",
            "iat",
            "nbf",
            "jti",
            "typ",
            "sid",
            "session_state",
            "cnf",
            "client_id",
            "active",
            "authorization");

    void apply(AccessToken token) {
        token.setScope(scope);
        token.issuedFor(clientId);
        token.subject(userId);
        token.setSessionId(null);
        token.exp(Math.min(token.getExp(), expiresAt));
        token.setAuthorization(null);
        cutRoles(token);
        token.audience(audience.isEmpty() ? null : audience.stream().sorted().toArray(String[]::new));
        Map<String, Object> others = token.getOtherClaims();
        others.keySet().removeAll(RESERVED);
        others.put(PatGrantTypeFactory.PAT_ID, patId);
        others.remove(PatGrantTypeFactory.GENERATION);
        if (generation > 1) {
            others.put(PatGrantTypeFactory.GENERATION, generation);
        }
        others.remove(PatGrantTypeFactory.VALUE_ISSUED_AT);
        if (!MetaScope.among(ScopeSet.parse(scope)).isEmpty()) {
            others.put(PatGrantTypeFactory.VALUE_ISSUED_AT, valueIssuedAt);
        }
        others.put(OAuth2Constants.AUTHORIZATION_DETAILS, PatClaims.details(details));
    }

    /**
     * Leaves {@code realm_access} in place, if need be without a role: a token that has no roles and no session is taken
     * for a lightweight one, and Keycloak's client registration then looks up all that its user has.
     */
    private void cutRoles(AccessToken token) {
        token.setRealmAccess(cut(token.getRealmAccess(), realmRoles));
        Map<String, AccessToken.Access> access = new LinkedHashMap<>(token.getResourceAccess());
        access.replaceAll((client, roles) -> cut(roles, clientRoles.getOrDefault(client, Set.of())));
        access.values().removeIf(roles -> roles.getRoles().isEmpty());
        token.setResourceAccess(access.isEmpty() ? null : access);
    }

    /** Made anew, as Keycloak keeps the object that it found the roles in for the rest of the request. */
    private static AccessToken.Access cut(AccessToken.Access access, Set<String> limit) {
        Set<String> written = access == null || access.getRoles() == null ? Set.of() : access.getRoles();
        return new AccessToken.Access()
                .roles(written.stream().filter(limit::contains).collect(Collectors.toSet()));
    }
}
