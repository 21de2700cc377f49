package io.github.keycloakpat.rest;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.lifecycle.IssuedPat;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.PatId;
import io.github.keycloakpat.core.lifecycle.PatMinting;
import io.github.keycloakpat.core.port.PatQuery;
import io.github.keycloakpat.rest.Access.Grip;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** All tokens of a realm: {@code /admin/realms/{realm}/personal-access-tokens}. */
public final class AdminPatsResource {
    private static final String VERBS = "GET, POST";
    private static final String USER_ID = "userId";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminCaller admin;
    private final AdminEvents events;
    private final RestContext rest;
    private final Answers answers;

    AdminPatsResource(KeycloakSession session, AdminPermissionEvaluator auth, AdminEventBuilder events) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.auth = auth;
        this.events = new AdminEvents(events, session);
        this.admin = new AdminCaller(session, auth);
        this.rest = new RestContext(session, admin::verify);
        this.answers = rest.answers();
    }

    @GET
    public Response list() {
        return answers.of(() -> {
            var services = PatServices.of(session);
            var parameters = ListParameters.ofRealm(rest.query());
            Instant now = now(services);
            var filter = new AdminFilter(realm, services, parameters.filters());
            PatQuery query = new AdminView(session, auth).query(filter, now);
            var page = rest.represent(services, services.store().list(query, parameters.page()), now, this::username);
            return Answers.json(200, page)
                    .header("X-Total-Count", services.store().count(query));
        });
    }

    private static Instant now(PatServices services) {
        return services.registry(Actor.rule()).now();
    }

    private String username(String userId) {
        UserModel user = session.users().getUserById(realm, userId);
        return user == null ? null : user.getUsername();
    }

    /** Makes a token for a user or a service account, within what that owner may. */
    @POST
    public Response create(InputStream body) {
        return answers.of(() -> {
            var fields = rest.fields(body, DraftRequest.ADMIN_FIELDS);
            String userId = fields.text(USER_ID)
                    .map(id -> RequestFields.storable(USER_ID, id))
                    .orElseThrow(() -> FaultException.of(
                            Fault.INVALID_REQUEST, field(USER_ID), "Say whose token it shall be, with 'userId'."));
            Grip grip = accessTo(userId).minting();
            IssuedPat issued =
                    new PatMinting(grip.registry()).create(grip.ownerId(), new DraftRequest(realm, fields).draft());
            var representation = rest.represent(grip, issued);
            events.created(issued.pat().id(), representation.pat());
            return Answers.json(201, representation)
                    .header(HttpHeaders.LOCATION, rest.location("admin/realms/{realm}", issued));
        });
    }

    private AdminAccess accessTo(String userId) {
        return new AdminAccess(
                session,
                auth,
                admin,
                () -> UserIds.find(session, realm, userId),
                () -> FaultException.of(
                        Fault.USER_NOT_FOUND, field(USER_ID), "There is no such user. Look the id up in the users."));
    }

    /** What the administrator may put into a token for a user, {@code userId}. */
    @Path("grantable")
    public VerbResource grantable() {
        return VerbResource.at(answers).get(() -> {
            String userId = Optional.ofNullable(
                            ListParameters.ofUser(rest.query()).filters().get(USER_ID))
                    .orElseThrow(() -> FaultException.of(
                            Fault.INVALID_REQUEST, field(USER_ID), "Say whose token it shall be, with 'userId'."));
            AdminAccess access = accessTo(userId);
            Grip grip = access.reading();
            return Answers.json(
                    200,
                    new Grantable(realm, grip.services())
                            .byAdministrator(grip.ownerId(), admin.actor(), admin.mayMint() && access.mayMint()));
        });
    }

    /** Revokes all that match. */
    @Path("revoke")
    public VerbResource revoke() {
        return VerbResource.at(answers).post(new AdminBulkCalls(session, auth, admin, rest, events)::revoke);
    }

    /** Whose value this is, or was. */
    @Path("inspect")
    public VerbResource inspect() {
        return VerbResource.at(answers).post(body -> {
            var fields = rest.fields(body, Set.of("token"));
            return new AdminInspection(session, auth, rest, PatServices.of(session))
                    .of(fields.secret("token")
                            .orElseThrow(() -> RequestFields.fault("token", "is missing. Send the value.")))
                    .orElseThrow(() -> FaultException.of(
                            Fault.TOKEN_NOT_FOUND,
                            "No token of this realm has or had this value, as far as is remembered."));
        });
    }

    /** What happened. */
    @Path("events")
    public VerbResource events() {
        return VerbResource.at(answers).get(new AdminTrailCall(rest, auth)::list);
    }

    /** Counts of what the administrator may see. */
    @Path("stats")
    public VerbResource stats() {
        return VerbResource.at(answers).get(() -> {
            var services = PatServices.of(session);
            var filter = new AdminFilter(
                    realm, services, ListParameters.ofCounts(rest.query()).filters());
            PatQuery seen = new AdminView(session, auth).query(filter, now(services));
            return Answers.json(200, new AdminStats(services, seen).of(AdminFilter.bounds(services)));
        });
    }

    @Path("policy")
    public VerbResource policy() {
        var calls = new AdminPolicyCalls(session, auth, admin, rest, events);
        return VerbResource.at(answers).get(calls::get).put(calls::put);
    }

    @Path("webhooks")
    public AdminWebhooksResource webhooks() {
        return new AdminWebhooksResource(rest, new WebhookAccess(rest, auth, admin), events);
    }

    @Path("{id}")
    public AdminPatResource token(@PathParam("id") String id) {
        Access access = accessByToken(id);
        return new AdminPatResource(rest, access, new TrailAccess(access, auth), events, id);
    }

    private AdminAccess accessByToken(String id) {
        return new AdminAccess(
                session,
                auth,
                admin,
                () -> owner(id).orElse(null),
                () -> FaultException.of(
                        Fault.TOKEN_NOT_FOUND, "There is no such token. List the realm's tokens to find its id."));
    }

    /** Of a token that is there, or of one of which the audit trail still tells. */
    private Optional<UserModel> owner(String id) {
        if (!PatId.isPossible(id)) {
            return Optional.empty();
        }
        var services = PatServices.of(session);
        return services.store()
                .find(id)
                .map(Pat::userId)
                .or(() -> services.trail().ownerOf(id))
                .map(userId -> session.users().getUserById(realm, userId));
    }

    @PUT
    public Response put() {
        return answers.notAllowed(VERBS);
    }

    @PATCH
    public Response patch() {
        return answers.notAllowed(VERBS);
    }

    @DELETE
    public Response delete() {
        return answers.notAllowed(VERBS);
    }
}
