package io.github.keycloakpat.rest;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.lifecycle.IssuedPat;
import io.github.keycloakpat.core.lifecycle.PatEditing;
import io.github.keycloakpat.core.lifecycle.PatMinting;
import io.github.keycloakpat.core.lifecycle.Registry;
import io.github.keycloakpat.core.lifecycle.Rotation;
import io.github.keycloakpat.core.policy.IsoDuration;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;

/** Calls that give a token another value, or end an old one. */
final class SecretCalls {
    private static final String GRACE_PERIOD = "gracePeriod";
    private static final Set<String> ROTATE_FIELDS = Set.of(
            GRACE_PERIOD,
            LifeRequest.EXPIRES_AT,
            LifeRequest.EXPIRES_IN,
            GrantRequest.SCOPES,
            GrantRequest.ROLES,
            GrantRequest.AUDIENCES,
            GrantRequest.DETAILS,
            GrantRequest.ALLOWED_IPS);
    private static final Set<String> REGENERATE_FIELDS = Set.of(LifeRequest.EXPIRES_AT, LifeRequest.EXPIRES_IN);

    private final RestContext rest;
    private final String id;

    SecretCalls(RestContext rest, String id) {
        this.rest = rest;
        this.id = id;
    }

    ResponseBuilder rotate(InputStream body) {
        var services = rest.services();
        Caller caller = rest.minter(services);
        var fields = rest.optionalFields(body, ROTATE_FIELDS);
        var rotation = new Rotation(
                new GrantRequest(rest.realm(), fields).edit(), LifeRequest.readIfGiven(fields), grace(fields));
        Registry registry = RestContext.registry(services, caller);
        IssuedPat issued = new PatMinting(registry).rotate(caller.userId(), id, rotation);
        return Answers.json(200, rest.represent(services, issued, caller, registry.now()));
    }

    private static Duration grace(RequestFields fields) {
        return fields.text(GRACE_PERIOD)
                .map(text -> IsoDuration.parse(text)
                        .orElseThrow(() -> FaultException.of(
                                Fault.INVALID_REQUEST,
                                field(GRACE_PERIOD),
                                "A grace period is a duration such as PT1H or P7D (no months or years).")))
                .orElse(Duration.ZERO);
    }

    ResponseBuilder regenerate(InputStream body) {
        var services = rest.services();
        Caller caller = rest.minter(services);
        var fields = rest.optionalFields(body, REGENERATE_FIELDS);
        Registry registry = RestContext.registry(services, caller);
        IssuedPat issued = new PatMinting(registry).regenerate(caller.userId(), id, LifeRequest.read(fields));
        return Answers.json(200, rest.represent(services, issued, caller, registry.now()));
    }

    ResponseBuilder endGrace() {
        var services = rest.services();
        Caller caller = rest.writer(services);
        new PatEditing(RestContext.registry(services, caller)).endGrace(caller.userId(), id);
        return Response.noContent();
    }
}
