package io.github.keycloakpat.issue;

import io.github.keycloakpat.core.grant.AudienceRule;
import io.github.keycloakpat.core.grant.Rights;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.core.verify.Refusal;
import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.core.verify.VerifiedPat;
import io.github.keycloakpat.realm.GrantedRoles;
import io.github.keycloakpat.realm.RealmNames;
import io.github.keycloakpat.realm.RoleRules;
import io.github.keycloakpat.realm.StructuralScopes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.encode.AccessTokenContext;
import org.keycloak.protocol.oidc.encode.TokenContextEncoderProvider;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.services.Urls;
import org.keycloak.services.util.DefaultClientSessionContext;

/**
 * Makes the short-lived access token (a JWT) that a personal access token is good for: all of Keycloak's session and
 * {@link TokenManager} work. The session is transient and leaves no trace; there is never a refresh or ID token.
 */
public final class AccessTokenIssuer {
    private static final String AUTH_METHOD = "personal-access-token";
    private static final String NOBODY_SIGNED_IN = "0";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PatPolicy policy;
    private final TokenManager tokens;

    public AccessTokenIssuer(KeycloakSession session, PatPolicy policy, TokenManager tokens) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.policy = policy;
        this.tokens = tokens;
    }

    /**
     * Issues an access token to a client.
     *
     * @param clientNotes what Keycloak's client authentication wants to have noted in the session
     * @throws RefusedException if an application was asked for that no granted scope brings
     */
    public AccessTokenResponse issue(
            VerifiedPat verified,
            Rights rights,
            ClientModel client,
            EventBuilder event,
            Map<String, String> clientNotes)
            throws RefusedException {
        return responseBuilder(verified, rights, client, event, clientNotes).build();
    }

    /**
     * What {@link #issue} answers with, before it is written and signed: the token may still be bound to a key.
     *
     * @param clientNotes what Keycloak's client authentication wants to have noted in the session
     * @throws RefusedException if an application was asked for that no granted scope brings
     */
    public TokenManager.AccessTokenResponseBuilder responseBuilder(
            VerifiedPat verified,
            Rights rights,
            ClientModel client,
            EventBuilder event,
            Map<String, String> clientNotes)
            throws RefusedException {
        UserModel user = session.users().getUserById(realm, verified.owner().userId());
        UserSessionModel userSession = transientSession(user);
        clientNotes.forEach(userSession::setNote);
        LimitedClientSession context = clientSession(userSession, client, rights);

        Optional<AccessToken> ofScopes = ofScopesAlone(context);
        var builder = new LimitedResponseBuilder(event, session, context, tokens);
        AccessToken token = builder.generateAccessToken().getAccessToken();
        token.id(asRegular(token.getId()));
        var cut = cut(verified, rights, context, audience(verified, rights.audience(), ofScopes.orElse(token)));
        context.setAttribute(FinalCut.ATTRIBUTE, cut); // applied by PatTokenPostProcessor inside build()
        return builder;
    }

    /** A token that says in its id that it is lightweight gets all of its user's roles from Keycloak where it is read. */
    private String asRegular(String tokenId) {
        var encoder = session.getProvider(TokenContextEncoderProvider.class);
        AccessTokenContext context = encoder.getTokenContextFromTokenId(tokenId);
        return encoder.encodeTokenId(new AccessTokenContext(
                context.getSessionType(),
                AccessTokenContext.TokenType.REGULAR,
                context.getGrantType(),
                context.getRawTokenId()));
    }

    private UserSessionModel transientSession(UserModel user) {
        String address = session.getContext().getConnection().getRemoteHost();
        return session.sessions()
                .createUserSession(
                        KeycloakModelUtils.generateId(),
                        realm,
                        user,
                        user.getUsername(),
                        address,
                        AUTH_METHOD,
                        false,
                        null,
                        null,
                        UserSessionModel.SessionPersistenceState.TRANSIENT);
    }

    private LimitedClientSession clientSession(UserSessionModel userSession, ClientModel client, Rights rights) {
        AuthenticatedClientSessionModel clientSession =
                session.sessions().createClientSession(realm, client, userSession);
        clientSession.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        clientSession.setNote(Constants.LEVEL_OF_AUTHENTICATION, NOBODY_SIGNED_IN);
        clientSession.setNote(
                OIDCLoginProtocol.ISSUER,
                Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName()));
        var stock = DefaultClientSessionContext.fromClientSessionAndClientScopes(
                clientSession, clientScopes(client, rights), null, session);
        var limited = new LimitedClientSession(
                stock,
                GrantedRoles.of(realm, rights),
                Set.copyOf(rights.scopes().values()));
        session.setAttribute(ClientSessionContext.class.getName(), limited); // where Keycloak left its own
        limited.setAttribute(Constants.GRANT_TYPE, PatGrantTypeFactory.GRANT_TYPE);
        return limited;
    }

    private static Set<ClientScopeModel> clientScopes(ClientModel client, Rights rights) {
        Set<ClientScopeModel> scopes = new HashSet<>();
        scopes.add(client); // for its own mappers
        client.getClientScopes(true).forEach((name, scope) -> {
            if (StructuralScopes.NAMES.contains(name)
                    || rights.scopes().values().contains(name)) {
                scopes.add(scope);
            }
        });
        client.getClientScopes(false).forEach((name, scope) -> {
            if (rights.scopes().values().contains(name)) {
                scopes.add(scope);
            }
        });
        return scopes;
    }

    private FinalCut cut(VerifiedPat verified, Rights rights, LimitedClientSession context, Set<String> audience) {
        Set<String> realmRoles = new HashSet<>();
        Map<String, Set<String>> clientRoles = new HashMap<>();
        context.getRolesStream().forEach(role -> {
            if (role.getContainer() instanceof ClientModel container) {
                clientRoles
                        .computeIfAbsent(container.getClientId(), id -> new HashSet<>())
                        .add(role.getName());
            } else {
                realmRoles.add(role.getName());
            }
        });
        Pat pat = verified.pat();
        return new FinalCut(
                pat.id(),
                pat.secret().generation(),
                verified.secretIssuedAt().getEpochSecond(),
                pat.userId(),
                context.getClientSession().getClient().getClientId(),
                context.getScopeString(),
                realmRoles,
                clientRoles,
                audience,
                rights.details(),
                expiry(verified));
    }

    /** One second before the presented value ends, as Keycloak takes an access token as good until its expiry is over. */
    private long expiry(VerifiedPat verified) {
        long longest = Time.currentTimeMillis() / 1000 + policy.jwtLifetime().toSeconds();
        return verified.until()
                .map(end -> Math.min(longest, end.getEpochSecond() - 1))
                .orElse(longest);
    }

    private Set<String> audience(VerifiedPat verified, AudienceRule rule, AccessToken brings) throws RefusedException {
        if (rule instanceof AudienceRule.Exactly exactly) {
            return clientIds(exactly.ids());
        }
        Set<String> brought = applications(brings.getAudience());
        if (rule instanceof AudienceRule.BroughtAmong among) {
            Set<String> wanted = clientIds(among.ids());
            if (!brought.containsAll(wanted)) {
                throw new RefusedException(Refusal.AUDIENCE_NOT_GRANTED, verified.pat());
            }
            return wanted;
        }
        return brought;
    }

    /**
     * What the mappers of the scopes alone would write; empty where the finished token tells it as well, as the client
     * has no mappers. It is found out before these run: Keycloak keeps the roles of a session in an object that mappers
     * change.
     */
    private Optional<AccessToken> ofScopesAlone(LimitedClientSession context) {
        UserSessionModel userSession = context.getClientSession().getUserSession();
        if (AbstractOIDCProtocolMapper.getShouldUseLightweightToken(session)) {
            // it leaves the audience out, and Keycloak adds it when it is asked about the token
            return Optional.of(tokens.transformIntrospectionAccessToken(
                    session, null, new AccessToken(), userSession, context.ofScopesOnly()));
        }
        ClientModel client = context.getClientSession().getClient();
        return client.getProtocolMappersStream()
                .findAny()
                .map(any ->
                        tokens.transformAccessToken(session, new AccessToken(), userSession, context.ofScopesOnly()));
    }

    private static Set<String> applications(String[] audience) {
        return audience == null
                ? Set.of()
                : Arrays.stream(audience)
                        .filter(name -> !RoleRules.isKeycloakClient(name))
                        .collect(Collectors.toSet());
    }

    private Set<String> clientIds(Set<String> ids) {
        return ids.stream().map(id -> RealmNames.clientName(realm, id)).collect(Collectors.toSet());
    }
}
