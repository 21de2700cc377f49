package io.github.keycloakpat.introspection;

import io.github.keycloakpat.api.TokenTypes;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.grant.Rights;
import io.github.keycloakpat.core.port.ClientLimits;
import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.core.verify.RightsRequest;
import io.github.keycloakpat.core.verify.VerifiedPat;
import io.github.keycloakpat.issue.PatDetails;
import io.github.keycloakpat.metrics.Door;
import io.github.keycloakpat.metrics.UseMetrics;
import io.github.keycloakpat.metrics.UseOutcome;
import io.github.keycloakpat.realm.RealmNames;
import io.github.keycloakpat.token.PatFormat;
import io.github.keycloakpat.usage.UseNotes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.util.JsonSerialization;

/**
 * Introspection of a token's value itself (RFC 7662), for a client that Keycloak has authenticated. Who is not meant by a
 * token learns nothing of it, as if there were none.
 */
final class ValueIntrospection {
    /** Client attribute: this client may ask about tokens that are meant for no application in particular. */
    private static final String ENABLED = "pat.introspection.enabled";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PatServices services;
    private final UseNotes notes;
    private final Presenter presenter;

    private ValueIntrospection(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.services = PatServices.of(session);
        this.notes = new UseNotes(session, Door.INTROSPECTION);
        this.presenter = Presenter.of(session);
    }

    /** Answers for what has the form of a token's value; of all else Keycloak tells. */
    static Response introspect(
            KeycloakSession session,
            String token,
            EventBuilder event,
            BiFunction<String, EventBuilder, Response> stock) {
        return PatFormat.parse(token).isPresent()
                ? new ValueIntrospection(session).answer(token, event)
                : stock.apply(token, event);
    }

    private Response answer(String value, EventBuilder event) {
        ClientModel asking = session.getContext().getClient();
        try {
            var use = services.use(asking, presenter.address());
            VerifiedPat verified = services.verifier().verify(value, use);
            Rights rights = services.rights().of(verified, ClientLimits.none(), RightsRequest.all());
            Set<String> audience = audience(verified, rights);
            UserModel owner =
                    session.users().getUserById(realm, verified.owner().userId());
            describe(event, verified, owner);
            if (!isMeant(asking, verified, audience)) {
                UseMetrics.count(Door.INTROSPECTION, UseOutcome.UNSERVED);
                return inactive(event, "client '" + asking.getClientId() + "' is not in the token's audience");
            }
            notes.used(verified.pat(), presenter.origin());
            event.success();
            return json(new ActiveToken(verified, rights, audience, owner.getUsername()).claims(services.scopes()));
        } catch (RefusedException e) {
            notes.refused(e, presenter.origin());
            PatDetails.tell(event, e);
            e.pat().ifPresent(pat -> event.user(pat.userId()));
            return inactive(event, e.refusal().name());
        }
    }

    private Set<String> audience(VerifiedPat verified, Rights rights) {
        if (verified.audiences().isEmpty()) {
            return services.scopeAudience().of(rights);
        }
        return verified.audiences().stream()
                .map(id -> RealmNames.clientName(realm, id))
                .collect(Collectors.toSet());
    }

    private static boolean isMeant(ClientModel asking, VerifiedPat verified, Set<String> audience) {
        if (!verified.audiences().isEmpty()) {
            return verified.audiences().contains(asking.getId());
        }
        return audience.contains(asking.getClientId()) || Boolean.parseBoolean(asking.getAttribute(ENABLED));
    }

    private static void describe(EventBuilder event, VerifiedPat verified, UserModel owner) {
        event.user(owner)
                .detail(Details.USERNAME, owner.getUsername())
                .detail(Details.TOKEN_TYPE, TokenTypes.PERSONAL_ACCESS_TOKEN_WORD);
        PatDetails.tell(event, verified.pat());
    }

    private static Response inactive(EventBuilder event, String reason) {
        event.detail(Details.REASON, reason).error(Errors.INVALID_TOKEN);
        return json(Map.of("active", false));
    }

    private static Response json(Map<String, Object> members) {
        try {
            return Response.ok(JsonSerialization.writeValueAsBytes(members))
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("texts and numbers can be written as JSON", e);
        }
    }
}
