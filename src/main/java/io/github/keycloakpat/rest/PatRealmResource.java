package io.github.keycloakpat.rest;

import io.github.keycloakpat.api.GrantableRepresentation;
import io.github.keycloakpat.api.IssuedPatRepresentation;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.IpRanges;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.lifecycle.Draft;
import io.github.keycloakpat.core.lifecycle.IssuedPat;
import io.github.keycloakpat.core.lifecycle.PatLifecycle;
import io.github.keycloakpat.core.lifecycle.PatName;
import io.github.keycloakpat.core.lifecycle.Remark;
import io.github.keycloakpat.core.port.PatQuery;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.cors.Cors;

/** A user's own tokens: {@code /realms/{realm}/personal-access-tokens}. */
public final class PatRealmResource {
    private static final String VERBS = "GET, POST, DELETE";
    private static final Set<String> CREATE_FIELDS = Set.of(
            "name",
            "description",
            GrantRequest.SCOPES,
            GrantRequest.ROLES,
            GrantRequest.AUDIENCES,
            GrantRequest.DETAILS,
            GrantRequest.ALLOWED_IPS,
            LifeRequest.EXPIRES_AT,
            LifeRequest.EXPIRES_IN);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Answers answers;
    private final Representations representations;

    PatRealmResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.answers = new Answers(session);
        this.representations = new Representations(realm);
    }

    @GET
    public Response list() {
        return answers.of(() -> {
            Caller caller = authenticate();
            caller.requireRead();
            PatLifecycle pats = PatServices.of(session).lifecycle();
            var parameters = ListParameters.ofList(session.getContext().getUri().getQueryParameters());
            Instant now = pats.now();
            PatQuery query = parameters.query(caller.userId(), now);
            var page = pats.list(query, parameters.page()).stream()
                    .map(pat -> representations.of(pat, caller.username(), now))
                    .toList();
            return Answers.json(200, page).header("X-Total-Count", pats.count(query));
        });
    }

    /** The answer to this call is the only place where the value is ever shown. */
    @POST
    public Response create(InputStream body) {
        return answers.of(() -> {
            Caller caller = authenticate();
            var services = PatServices.of(session);
            caller.requireMint(services.policy());
            var fields = new RequestFields(
                    Json.readObject(body, session.getContext().getHttpRequest().getHttpHeaders()));
            fields.requireOnly(CREATE_FIELDS, Json.toTree(Map.of()));
            PatLifecycle pats = services.lifecycle();
            IssuedPat issued = pats.create(caller.userId(), caller.userId(), draft(fields));
            return created(issued, caller, pats.now());
        });
    }

    private Draft draft(RequestFields fields) {
        var grant = new GrantRequest(realm, fields);
        return new Draft(
                PatName.of(fields.text("name").orElse(null)),
                Remark.of(fields.text("description").orElse(null), "description"),
                new PatGrant(
                        grant.scopes().orElse(ScopeSet.none()),
                        grant.roles(),
                        grant.audiences().orElse(Set.of()),
                        grant.details().orElse(List.of()),
                        grant.allowedIps().orElse(IpRanges.anywhere())),
                LifeRequest.read(fields));
    }

    private ResponseBuilder created(IssuedPat issued, Caller caller, Instant now) {
        var representation = new IssuedPatRepresentation(
                representations.of(issued.pat(), caller.username(), now),
                issued.secret().reveal());
        URI location = session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/{segment}/{id}")
                .build(
                        realm.getName(),
                        PatRealmResourceProviderFactory.PROVIDER_ID,
                        issued.pat().id());
        return Answers.json(201, representation).header(HttpHeaders.LOCATION, location);
    }

    @DELETE
    public Response deleteAll() {
        return answers.of(() -> {
            Caller caller = authenticate();
            var services = PatServices.of(session);
            caller.requireWrite(services.policy());
            var parameters =
                    ListParameters.ofDeletion(session.getContext().getUri().getQueryParameters());
            PatLifecycle pats = services.lifecycle();
            PatQuery query = parameters.query(caller.userId(), pats.now());
            if (!parameters.isConfirmed()) {
                throw FaultException.of(
                        Fault.CONFIRMATION_REQUIRED,
                        "This deletes all tokens that match, for good. Add confirm=true if that is meant.");
            }
            return Answers.json(200, Map.of("deleted", pats.deleteAll(query)));
        });
    }

    @GET
    @Path("grantable")
    public Response grantable() {
        return answers.of(() -> {
            Caller caller = authenticate();
            caller.requireRead();
            GrantableRepresentation grantable = new Grantable(realm, PatServices.of(session)).of(caller.user());
            return Answers.json(200, grantable);
        });
    }

    @Path("{id}")
    public PatResource token(@PathParam("id") String id) {
        return new PatResource(session, id);
    }

    @PUT
    public Response put() {
        return answers.notAllowed(VERBS);
    }

    @PATCH
    public Response patch() {
        return answers.notAllowed(VERBS);
    }

    @OPTIONS
    public Response preflight() {
        return preflightAnswer();
    }

    @OPTIONS
    @Path("grantable")
    public Response preflightGrantable() {
        return preflightAnswer();
    }

    static Response preflightAnswer() {
        return Cors.builder()
                .preflight()
                .allowedMethods(CallerAuthenticator.METHODS)
                .auth()
                .add(Response.ok());
    }

    private Caller authenticate() {
        return new CallerAuthenticator(session).authenticate();
    }
}
