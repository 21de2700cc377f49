package io.github.keycloakpat.forwardauth;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.demand.Demand;
import io.github.keycloakpat.core.grant.AudienceRule;
import io.github.keycloakpat.core.grant.Rights;
import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.core.verify.VerifiedPat;
import io.github.keycloakpat.issue.AccessTokenIssuer;
import io.github.keycloakpat.issue.PatDetails;
import io.github.keycloakpat.realm.RealmNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.TokenCategory;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.services.Urls;

/** Access tokens for applications behind a gateway: new ones, by the exchange's own code, or kept ones. */
final class UpstreamTokens {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final PatServices services;
    private final KeptTokens kept;

    UpstreamTokens(KeycloakSession session, PatServices services, KeptTokens kept) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.services = services;
        this.kept = kept;
    }

    /**
     * The access token for one request that is let through.
     *
     * @param client the gateway's; the session's context knows it
     * @throws RefusedException if an application is demanded that no granted scope brings
     */
    String of(
            VerifiedPat verified,
            UserModel owner,
            Rights rights,
            Set<RoleModel> roles,
            Demand demand,
            ClientModel client)
            throws RefusedException {
        KeptTokens.Key key = key(verified, owner, rights, roles, demand, client);
        var found = kept.find(key);
        return found.isPresent() ? found.get() : issue(key, verified, owner, rights, client);
    }

    private String issue(KeptTokens.Key key, VerifiedPat verified, UserModel owner, Rights rights, ClientModel client)
            throws RefusedException {
        Gateways.requireNotPairwise(client);
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .event(EventType.TOKEN_EXCHANGE)
                .client(client)
                .user(owner)
                .detail(Details.USERNAME, owner.getUsername())
                .detail(Details.AUTH_METHOD, ForwardAuth.METHOD);
        PatDetails.tell(event, verified.pat());
        Instant before = PatServices.now();
        AccessTokenResponse response = new AccessTokenIssuer(session, services.policy(), new TokenManager())
                .issue(verified, rights, client, event, Map.of());
        event.success();
        kept.keep(key, response.getToken(), before, Duration.ofSeconds(response.getExpiresIn()));
        return response.getToken();
    }

    private KeptTokens.Key key(
            VerifiedPat verified,
            UserModel owner,
            Rights rights,
            Set<RoleModel> roles,
            Demand demand,
            ClientModel client) {
        return new KeptTokens.Key(
                verified.pat(),
                verified.secretIssuedAt(),
                verified.until(),
                rights,
                roles.stream().map(RealmNames::nameOf).collect(Collectors.toSet()),
                audience(rights),
                demand,
                List.of(realm.getNotBefore(), session.users().getNotBeforeOfUser(realm, owner), client.getNotBefore()),
                Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName()),
                client.getId(),
                signingKey());
    }

    private Set<String> audience(Rights rights) {
        return rights.audience() instanceof AudienceRule.Exactly exactly
                ? exactly.ids().stream()
                        .map(id -> RealmNames.clientName(realm, id))
                        .collect(Collectors.toSet())
                : services.scopeAudience().of(rights);
    }

    private String signingKey() {
        String algorithm = session.tokens().signatureAlgorithm(TokenCategory.ACCESS);
        KeyWrapper key = session.keys().getActiveKey(realm, KeyUse.SIG, algorithm);
        return algorithm + " " + key.getKid();
    }
}
