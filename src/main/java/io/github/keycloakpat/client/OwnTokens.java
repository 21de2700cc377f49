package io.github.keycloakpat.client;

import io.github.keycloakpat.api.GrantableRepresentation;
import io.github.keycloakpat.api.IssuedPatRepresentation;

/** The tokens of one user: {@code /realms/{realm}/personal-access-tokens}. */
public final class OwnTokens extends Tokens {
    OwnTokens(Calls calls) {
        super(calls);
    }

    public IssuedPatRepresentation regenerate(String id, Fields fields) {
        return calls().post(path(id) + "/regenerate", fields).asIssued();
    }

    /** Ends the grace period of a rotated token. */
    public void endGrace(String id) {
        calls().delete(path(id) + "/previous-secret");
    }

    /** Deletes all that match, and tells how many. */
    public long deleteAll(Query query) {
        return calls().delete(query.with("confirm", "true").toString())
                .as(Deleted.class)
                .deleted();
    }

    public GrantableRepresentation grantable() {
        return calls().get("/grantable").as(GrantableRepresentation.class);
    }

    private record Deleted(long deleted) {}
}
