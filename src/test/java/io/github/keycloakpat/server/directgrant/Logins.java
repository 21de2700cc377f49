package io.github.keycloakpat.server.directgrant;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.life.Trail;
import io.github.keycloakpat.server.rest.UserRest;

/** What a realm's events and a token's trail say of grants. */
final class Logins {
    private Logins() {}

    static Trail trail(TestRealm realm, String owner, Made pat) {
        return new Trail(UserRest.of(realm, owner), pat.id());
    }
}
