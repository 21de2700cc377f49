package io.github.keycloakpat.introspection;

import io.github.keycloakpat.api.TokenTypes;
import io.github.keycloakpat.core.grant.Rights;
import io.github.keycloakpat.core.verify.VerifiedPat;
import io.github.keycloakpat.issue.PatClaims;
import io.github.keycloakpat.issue.PatGrantTypeFactory;
import io.github.keycloakpat.realm.GrantableScopes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientScopeModel;

/**
 * What introspection tells of a personal access token that works (RFC 7662 §2.2, RFC 9396 §9.2).
 *
 * @param audience client ids, and what else its scopes' mappers name
 */
record ActiveToken(VerifiedPat verified, Rights rights, Set<String> audience, String username) {
    /** {@code iat} is when the presented value was issued, {@code exp} from when on it is of no use. */
    Map<String, Object> claims(GrantableScopes scopes) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("active", true);
        claims.put("token_type", TokenTypes.PERSONAL_ACCESS_TOKEN_WORD);
        claims.put(PatGrantTypeFactory.PAT_ID, verified.pat().id());
        claims.put("sub", verified.owner().userId());
        claims.put("username", username);
        String scope = scope(scopes);
        if (!scope.isEmpty()) { // RFC 6749 §3.3: a scope has one word at least
            claims.put("scope", scope);
        }
        claims.put("aud", new TreeSet<>(audience));
        claims.put("iat", verified.secretIssuedAt().getEpochSecond());
        verified.until().ifPresent(end -> claims.put("exp", end.getEpochSecond()));
        claims.put(OAuth2Constants.AUTHORIZATION_DETAILS, PatClaims.details(rights.details()));
        return claims;
    }

    /** Without those that their administrator keeps out of access tokens. */
    private String scope(GrantableScopes scopes) {
        return rights.scopes().values().stream()
                .filter(name -> scopes.find(name)
                        .filter(ClientScopeModel::isIncludeInTokenScope)
                        .isPresent())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
