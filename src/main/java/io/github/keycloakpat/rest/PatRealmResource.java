package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.IpRanges;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.lifecycle.Draft;
import io.github.keycloakpat.core.lifecycle.IssuedPat;
import io.github.keycloakpat.core.lifecycle.PatEnding;
import io.github.keycloakpat.core.lifecycle.PatMinting;
import io.github.keycloakpat.core.lifecycle.PatName;
import io.github.keycloakpat.core.lifecycle.PatReading;
import io.github.keycloakpat.core.lifecycle.Registry;
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
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
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

    private final RestContext rest;
    private final Answers answers;

    PatRealmResource(KeycloakSession session) {
        this.rest = new RestContext(session);
        this.answers = rest.answers();
    }

    @GET
    public Response list() {
        return answers.of(() -> {
            Caller caller = rest.reader();
            var services = rest.services();
            Registry registry = RestContext.registry(services, caller);
            var pats = new PatReading(registry);
            var parameters = ListParameters.ofList(rest.query());
            Instant now = registry.now();
            PatQuery query = parameters.query(caller.userId(), now);
            var page = rest.represent(services, pats.list(query, parameters.page()), caller, now);
            return Answers.json(200, page).header("X-Total-Count", pats.count(query));
        });
    }

    @POST
    public Response create(InputStream body) {
        return answers.of(() -> {
            var services = rest.services();
            Caller caller = rest.minter(services);
            var fields = rest.fields(body, CREATE_FIELDS);
            Registry registry = RestContext.registry(services, caller);
            IssuedPat issued = new PatMinting(registry).create(caller.userId(), caller.userId(), draft(fields));
            return Answers.json(201, rest.represent(services, issued, caller, registry.now()))
                    .header(HttpHeaders.LOCATION, location(issued));
        });
    }

    private Draft draft(RequestFields fields) {
        var grant = new GrantRequest(rest.realm(), fields);
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

    private URI location(IssuedPat issued) {
        return rest.session()
                .getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/{segment}/{id}")
                .build(
                        rest.realm().getName(),
                        PatRealmResourceProviderFactory.PROVIDER_ID,
                        issued.pat().id());
    }

    @DELETE
    public Response deleteAll() {
        return answers.of(() -> {
            var services = rest.services();
            Caller caller = rest.writer(services);
            var parameters = ListParameters.ofDeletion(rest.query());
            Registry registry = RestContext.registry(services, caller);
            PatQuery query = parameters.query(caller.userId(), registry.now());
            if (!parameters.isConfirmed()) {
                throw FaultException.of(
                        Fault.CONFIRMATION_REQUIRED,
                        "This deletes all tokens that match, for good. Add confirm=true if that is meant.");
            }
            return Answers.json(200, Map.of("deleted", new PatEnding(registry).deleteAll(query)));
        });
    }

    @Path("grantable")
    public VerbResource grantable() {
        return VerbResource.at(answers).get(() -> {
            Caller caller = rest.reader();
            return Answers.json(200, new Grantable(rest.realm(), rest.services()).of(caller.user()));
        });
    }

    @Path("{id}")
    public PatResource token(@PathParam("id") String id) {
        return new PatResource(rest, id);
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

    static Response preflightAnswer() {
        return Cors.builder()
                .preflight()
                .allowedMethods(CallerAuthenticator.METHODS)
                .auth()
                .add(Response.ok());
    }
}
