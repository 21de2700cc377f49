package io.github.keycloakpat.rest;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.lifecycle.IssuedPat;
import io.github.keycloakpat.core.lifecycle.PatEditing;
import io.github.keycloakpat.core.lifecycle.PatMinting;
import io.github.keycloakpat.core.lifecycle.Rotation;
import io.github.keycloakpat.core.policy.IsoDuration;
import io.github.keycloakpat.rest.Access.Grip;
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
    private final Access access;
    private final String id;

    SecretCalls(RestContext rest, Access access, String id) {
        this.rest = rest;
        this.access = access;
        this.id = id;
    }

    ResponseBuilder rotate(InputStream body) {
        Grip grip = access.minting();
        var fields = rest.optionalFields(body, ROTATE_FIELDS);
        var rotation = new Rotation(
                new GrantRequest(rest.realm(), fields).edit(), LifeRequest.readIfGiven(fields), grace(fields));
        IssuedPat issued = new PatMinting(grip.registry()).rotate(grip.ownerId(), id, rotation);
        return Answers.json(200, rest.represent(grip, issued));
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
        Grip grip = access.minting();
        var fields = rest.optionalFields(body, REGENERATE_FIELDS);
        IssuedPat issued = new PatMinting(grip.registry()).regenerate(grip.ownerId(), id, LifeRequest.read(fields));
        return Answers.json(200, rest.represent(grip, issued));
    }

    ResponseBuilder endGrace() {
        Grip grip = access.writing();
        new PatEditing(grip.registry()).endGrace(grip.ownerId(), id);
        return Response.noContent();
    }
}
