package io.github.keycloakpat.forwardauth;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.demand.Demand;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.AudienceRule;
import io.github.keycloakpat.core.grant.Rights;
import io.github.keycloakpat.core.port.ClientLimits;
import io.github.keycloakpat.core.verify.Refusal;
import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.core.verify.VerifiedPat;
import io.github.keycloakpat.metrics.Door;
import io.github.keycloakpat.realm.GrantedRoles;
import io.github.keycloakpat.realm.KeycloakApplications;
import io.github.keycloakpat.realm.KeycloakClientLimits;
import io.github.keycloakpat.realm.RealmNames;
import io.github.keycloakpat.usage.UseNotes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * One question of a gateway. Of the caller's request nothing counts but {@code Authorization} and the address that it
 * comes from; what the caller may reach is for the gateway to demand.
 */
final class ForwardAuth {
    private static final Logger LOG = Logger.getLogger(ForwardAuth.class);

    static final String METHOD = "forward-auth";

    /** In the place of the owner's name, for clients that must send one and need not know whose the token is. */
    private static final String ANY_OWNER = "token";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PatServices services;
    private final KeptTokens kept;

    ForwardAuth(KeycloakSession session, KeptTokens kept) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.services = PatServices.of(session);
        this.kept = kept;
    }

    /** @param demand what the gateway was set up to demand */
    Response answer(Supplier<Demand> demand) {
        List<String> presented =
                session.getContext().getHttpRequest().getHttpHeaders().getRequestHeader(HttpHeaders.AUTHORIZATION);
        var refusals = new GatewayRefusals(session, Credentials.areBearer(presented));
        ResponseBuilder answer;
        try {
            requireHttps();
            Demand known = demand.get();
            Optional<ClientModel> gateway = known.client().map(id -> Gateways.require(realm, id, known.jwt()));
            gateway.ifPresent(session.getContext()::setClient);
            answer = let(presented, known, gateway, refusals);
        } catch (FaultException e) {
            answer = refusals.misled(e);
        } catch (RuntimeException e) {
            LOG.error("a question of a gateway about a personal access token failed", e);
            answer = refusals.failed();
        }
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** As Keycloak's own endpoints demand it; the gateway tells how it was called. */
    private void requireHttps() {
        var context = session.getContext();
        boolean https = "https".equals(context.getUri().getBaseUri().getScheme());
        if (!https && realm.getSslRequired().isRequired(context.getConnection())) {
            throw FaultException.of(
                    Fault.PERMISSION_DENIED,
                    "This realm demands https. Call the gateway by https, and have it send X-Forwarded-Proto.");
        }
    }

    private ResponseBuilder let(
            List<String> presented, Demand demand, Optional<ClientModel> gateway, GatewayRefusals refusals) {
        try {
            Optional<Credentials> credentials = Credentials.of(presented);
            return credentials.isPresent() ? let(credentials.get(), demand, gateway) : refusals.nothingPresented();
        } catch (RefusedException e) {
            return refusals.refused(e, demand);
        }
    }

    private ResponseBuilder let(Credentials credentials, Demand demand, Optional<ClientModel> gateway)
            throws RefusedException {
        VerifiedPat verified = services.verifier()
                .verify(credentials.value(), gateway.map(services::useThrough).orElseGet(services::useAlone));
        UserModel owner = owner(verified);
        if (!credentials.owner().map(name -> isNameOf(owner, name)).orElse(true)) {
            throw new RefusedException(Refusal.OWNER_MISMATCH, verified.pat());
        }
        Rights rights = rights(verified, demand, gateway);
        Set<RoleModel> roles = GrantedRoles.of(realm, rights);
        requireMet(demand, verified, rights, roles, gateway);
        ResponseBuilder answer = Response.ok();
        if (demand.jwt()) {
            String jwt = new UpstreamTokens(session, services, kept)
                    .of(verified, owner, rights, roles, demand, gateway.orElseThrow());
            answer.header(HttpHeaders.AUTHORIZATION, "Bearer " + jwt);
        }
        Identity.write(answer, owner, verified.pat(), rights, roles);
        new UseNotes(session, Door.FORWARD_AUTH).used(verified.pat());
        session.getProvider(SecurityHeadersProvider.class).options().allowEmptyContentType();
        return answer;
    }

    /** One of a federation may be gone since the token was verified. */
    private UserModel owner(VerifiedPat verified) throws RefusedException {
        UserModel owner = session.users().getUserById(realm, verified.owner().userId());
        if (owner == null) {
            throw new RefusedException(Refusal.OWNER_GONE, verified.pat());
        }
        return owner;
    }

    private static boolean isNameOf(UserModel owner, String name) {
        return name.equals(ANY_OWNER)
                || name.equalsIgnoreCase(owner.getUsername())
                || name.equalsIgnoreCase(owner.getEmail());
    }

    private Rights rights(VerifiedPat verified, Demand demand, Optional<ClientModel> gateway) throws RefusedException {
        ClientLimits limits = gateway.<ClientLimits>map(client -> new KeycloakClientLimits(client, Optional.empty()))
                .orElseGet(ClientLimits::none);
        Optional<String> audience = demand.audience()
                .map(clientId -> KeycloakApplications.named(realm, clientId)
                        .map(ClientModel::getId)
                        .orElseThrow(() -> FaultException.of(
                                Fault.PERMISSION_DENIED,
                                "The gateway is set up wrongly: it demands an 'audience' that is no application of this"
                                        + " realm. Use a client id.")));
        return services.rights().of(verified, limits, demand.request(audience));
    }

    private void requireMet(
            Demand demand, VerifiedPat verified, Rights rights, Set<RoleModel> roles, Optional<ClientModel> gateway)
            throws RefusedException {
        Optional<Refusal> unmet = demand.unmet(verified, rights, gateway.map(ClientModel::getId));
        if (unmet.isPresent()) {
            throw new RefusedException(unmet.get(), verified.pat());
        }
        if (!demand.role().map(name -> isAmong(roles, name)).orElse(true)) {
            throw new RefusedException(Refusal.ROLE_NOT_GRANTED, verified.pat());
        }
        if (rights.audience() instanceof AudienceRule.BroughtAmong
                && !services.scopeAudience()
                        .of(rights)
                        .contains(demand.audience().orElseThrow())) {
            throw new RefusedException(Refusal.AUDIENCE_NOT_GRANTED, verified.pat());
        }
    }

    /**
     * By name, not by asking Keycloak for the role: it would ask the database each time for what is not there. A role that
     * has a slash in its own name could be mistaken for that of another client, or a realm role for a client's.
     */
    private static boolean isAmong(Set<RoleModel> roles, String name) {
        return roles.stream()
                .filter(role -> role.getName().indexOf('/') < 0)
                .anyMatch(role -> name.equals(RealmNames.nameOf(role)));
    }
}
