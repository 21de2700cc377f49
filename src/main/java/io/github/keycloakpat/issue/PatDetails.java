package io.github.keycloakpat.issue;

import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.verify.RefusedException;
import org.keycloak.events.EventBuilder;

/** What events of Keycloak's say of the token that a request is about: never its value. */
public final class PatDetails {
    private static final String NAME = "pat_name";

    private PatDetails() {}

    public static void tell(EventBuilder event, Pat pat) {
        tell(event, pat.id(), pat.name().value());
    }

    public static void tell(EventBuilder event, String patId, String name) {
        event.detail(PatGrantTypeFactory.PAT_ID, patId).detail(NAME, name);
    }

    /** As far as the refused value led to a token, be it deleted or not. */
    public static void tell(EventBuilder event, RefusedException refused) {
        refused.tokenId().ifPresent(id -> event.detail(PatGrantTypeFactory.PAT_ID, id));
        refused.pat().ifPresent(pat -> tell(event, pat));
    }
}
