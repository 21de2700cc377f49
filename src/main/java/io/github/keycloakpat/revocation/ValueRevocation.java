package io.github.keycloakpat.revocation;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.lifecycle.PresentedValue;
import io.github.keycloakpat.core.lifecycle.Remark;
import io.github.keycloakpat.core.lifecycle.RevokeOrder;
import io.github.keycloakpat.core.lifecycle.ValueEnding;
import io.github.keycloakpat.issue.PatDetails;
import io.github.keycloakpat.token.PatSecret;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.utils.AuthorizeClientUtil;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.TokenRevokeContext;
import org.keycloak.services.clientpolicy.context.TokenRevokeResponseContext;
import org.keycloak.services.cors.Cors;

/**
 * Ends the value that somebody holds. Any client may pass it on, as who has a value may end it; before that, all that
 * Keycloak demands at this endpoint is demanded here too. Unknown values are answered alike (RFC 7009 §2.2).
 */
final class ValueRevocation {
    private static final RevokeOrder ORDER =
            new RevokeOrder(Optional.of(new Remark("Revoked by whoever had its value")), false, false);

    private final KeycloakSession session;
    private final KeycloakContext context;
    private final EventBuilder event;
    private final Cors cors =
            Cors.builder().auth().allowedMethods("POST").auth().exposedHeaders(Cors.ACCESS_CONTROL_ALLOW_METHODS);

    ValueRevocation(KeycloakSession session, EventBuilder event) {
        this.session = session;
        this.context = session.getContext();
        this.event = event;
    }

    Response revoke(PatSecret value) {
        event.event(EventType.REVOKE_GRANT);
        requireOpenRealm();
        ClientModel client = requireClient();
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (form.values().stream().anyMatch(sent -> sent.size() != 1)) {
            throw refused(OAuthErrorException.INVALID_REQUEST, "duplicated parameter", Response.Status.BAD_REQUEST);
        }
        ask(new TokenRevokeContext(client, form));
        end(value);
        ask(new TokenRevokeResponseContext(client, form));
        session.getProvider(SecurityHeadersProvider.class).options().allowEmptyContentType();
        return cors.add(Response.ok());
    }

    private void requireOpenRealm() {
        boolean https = "https".equals(context.getUri().getBaseUri().getScheme());
        if (!https && context.getRealm().getSslRequired().isRequired(context.getConnection())) {
            cors.allowAllOrigins();
            throw refused(OAuthErrorException.INVALID_REQUEST, "HTTPS required", Response.Status.FORBIDDEN);
        }
        if (!context.getRealm().isEnabled()) {
            cors.allowAllOrigins();
            throw refused(OAuthErrorException.ACCESS_DENIED, "Realm not enabled", Response.Status.FORBIDDEN);
        }
    }

    private ClientModel requireClient() {
        ClientModel client =
                AuthorizeClientUtil.authorizeClient(session, event, cors).getClient();
        event.client(client);
        cors.checkAllowedOrigins(session, client);
        if (client.isBearerOnly()) {
            throw refused(OAuthErrorException.INVALID_CLIENT, "Bearer-only not allowed", Response.Status.BAD_REQUEST);
        }
        return client;
    }

    private void ask(ClientPolicyContext policies) {
        try {
            session.clientPolicy().triggerOnEvent(policies);
        } catch (ClientPolicyException e) {
            event.detail(Details.REASON, Details.CLIENT_POLICY_ERROR)
                    .detail(Details.CLIENT_POLICY_ERROR, e.getError())
                    .detail(Details.CLIENT_POLICY_ERROR_DETAIL, e.getErrorDetail())
                    .error(e.getError());
            throw new CorsErrorResponseException(cors, e.getError(), e.getErrorDetail(), e.getErrorStatus());
        }
    }

    private void end(PatSecret value) {
        var registry = PatServices.of(session).registry(Actor.holder());
        Optional<PresentedValue> ended = new ValueEnding(registry).end(value, ORDER);
        ended.ifPresent(this::describe);
        if (ended.filter(found -> found.kind() != PresentedValue.Kind.OLD).isPresent()) {
            event.success();
        } else {
            event.detail(Details.REASON, ended.isPresent() ? "an old value" : "an unknown value")
                    .error(Errors.INVALID_TOKEN);
        }
    }

    private void describe(PresentedValue value) {
        event.user(value.subject().userId());
        PatDetails.tell(event, value.subject().tokenId(), value.subject().tokenName());
    }

    private CorsErrorResponseException refused(String error, String what, Response.Status status) {
        return new CorsErrorResponseException(cors, error, what, status);
    }
}
