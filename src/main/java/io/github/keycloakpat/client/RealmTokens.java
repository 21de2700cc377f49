package io.github.keycloakpat.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.api.AuditEntryRepresentation;
import io.github.keycloakpat.api.StatsRepresentation;

/** The tokens of a realm, for administrators: {@code /admin/realms/{realm}/personal-access-tokens}. */
public final class RealmTokens extends Tokens {
    RealmTokens(Calls calls) {
        super(calls);
    }

    /** Revokes all that match a filter, in batches; what was done stays done if it is interrupted. */
    public Revoked revokeAll(Fields fields) {
        return calls().post("/revoke", fields).as(Revoked.class);
    }

    /** Whose a value is: a token as {@code PatRepresentation}, or what is left of a deleted one. */
    public JsonNode inspect(String value) {
        return calls().post("/inspect", new Fields().put("token", value)).as(JsonNode.class);
    }

    public StatsRepresentation stats() {
        return calls().get("/stats").as(StatsRepresentation.class);
    }

    /** What happened to the realm's tokens, newest first. */
    public Page<AuditEntryRepresentation> trail(Query query) {
        return calls().get("/events" + query).page(AuditEntryRepresentation.class);
    }

    /**
     * @param skipped those that were not active any more, or may not be managed
     */
    public record Revoked(long revoked, long skipped) {}
}
