package io.github.keycloakpat.client;

import io.github.keycloakpat.api.AuditEntryRepresentation;
import io.github.keycloakpat.api.IssuedPatRepresentation;
import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.api.RightsRepresentation;

/** Tokens, one's own or a realm's; {@code docs/openapi.yaml} tells the fields of each call. */
public abstract sealed class Tokens permits OwnTokens, RealmTokens {
    private final Calls calls;

    Tokens(Calls calls) {
        this.calls = calls;
    }

    final Calls calls() {
        return calls;
    }

    public final Page<PatRepresentation> list(Query query) {
        return calls.get(query.toString()).page(PatRepresentation.class);
    }

    public final PatRepresentation get(String id) {
        return calls.get(path(id)).as(PatRepresentation.class);
    }

    /** The only answer that holds the value, as are those of rotate and regenerate. */
    public final IssuedPatRepresentation create(Fields fields) {
        return calls.post("", fields).asIssued();
    }

    public final PatRepresentation update(String id, Fields fields) {
        return calls.put(path(id), fields).as(PatRepresentation.class);
    }

    public final IssuedPatRepresentation rotate(String id, Fields fields) {
        return calls.post(path(id) + "/rotate", fields).asIssued();
    }

    public final void revoke(String id, Fields fields) {
        calls.post(path(id) + "/revoke", fields);
    }

    public final void delete(String id) {
        calls.delete(path(id));
    }

    public final RightsRepresentation addRights(String id, Fields fields) {
        return calls.post(path(id) + "/scopes", fields).as(RightsRepresentation.class);
    }

    /** Takes away one scope. */
    public final void removeScope(String id, String scope) {
        Segment.require(scope, "scope");
        calls.delete(path(id) + "/scopes/" + Segment.encode(scope));
    }

    /** Takes away all scopes and all operations on entities: the token then may do nothing. */
    public final void clearRights(String id) {
        calls.delete(path(id) + "/scopes");
    }

    public final void removeDetail(String id, String detailId) {
        Segment.require(detailId, "authorization detail");
        calls.delete(path(id) + "/authorization-details/" + Segment.encode(detailId));
    }

    public final Page<AuditEntryRepresentation> events(String id, Query query) {
        return calls.get(path(id) + "/events" + query).page(AuditEntryRepresentation.class);
    }

    static String path(String id) {
        return Segment.id(id, "token_not_found", "There is no such token.");
    }
}
