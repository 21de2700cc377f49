package io.github.keycloakpat.issue;

import io.github.keycloakpat.core.grant.AuthorizationDetail;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.representations.AccessToken;

/** What our access tokens say of the token that they came from. */
public final class PatClaims {
    private static final int NO_GENERATION = 0;

    private PatClaims() {}

    /** As in RFC 9396 §2. */
    public static List<Map<String, Object>> details(List<AuthorizationDetail> details) {
        return details.stream().map(PatClaims::detail).toList();
    }

    private static Map<String, Object> detail(AuthorizationDetail detail) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("type", detail.type());
        claim.put("actions", detail.actions());
        claim.put("identifiers", detail.identifiers());
        return claim;
    }

    /** Empty, and so the id of no token, where the claim is missing. */
    public static String patId(AccessToken token) {
        return token.getOtherClaims().get(PatGrantTypeFactory.PAT_ID) instanceof String id ? id : "";
    }

    /** When the value that was exchanged had been issued; empty where that is not told. */
    public static Optional<Instant> valueIssuedAt(AccessToken token) {
        return token.getOtherClaims().get(PatGrantTypeFactory.VALUE_ISSUED_AT) instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    /** How often the token had been brought to life when it was exchanged. */
    public static int generation(AccessToken token) {
        Object claim = token.getOtherClaims().get(PatGrantTypeFactory.GENERATION);
        return claim == null ? 1 : claim instanceof Integer generation ? generation : NO_GENERATION;
    }
}
