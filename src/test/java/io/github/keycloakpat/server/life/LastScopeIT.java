package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With its last scope a token loses what it could do: a use that was refused is never let through by narrowing. */
@KeycloakTest
@Tag("wire")
class LastScopeIT {
    private final Holder alice;

    LastScopeIT(TestRealm realm) {
        this.alice = new Holder(realm, "alice");
    }

    /** Ways to take the last scope away. */
    enum Removal {
        ALL,
        ONE,
        UPDATE
    }

    private Answer remove(Removal removal, String id) {
        return switch (removal) {
            case ALL -> alice.rest().removeAllRights(id);
            case ONE -> alice.rest().removeScope(id, "read");
            case UPDATE -> alice.rest().update(id, "scopes", List.of());
        };
    }

    @ParameterizedTest
    @EnumSource
    void rolesThatWereListedGoWithTheLastScope(Removal removal) {
        Made pat = alice.make("roles", List.of("orders-viewer"));
        assertThat(Pats.realmRoles(alice.claims(pat))).containsExactly("orders-viewer");

        assertThat(remove(removal, pat.id()).status()).isIn(200, 204);

        assertThat(alice.read(pat).path("roles").toString()).isEqualTo("[]");
        assertThat(Pats.realmRoles(alice.claims(pat))).isEmpty();
    }

    @Test
    void anUpdateListsNoRolesThatGoWithTheScopesThatBroughtThem() {
        Made pat = alice.make("scopes", List.of("read", "execute"));

        assertRefused(
                alice.rest().update(pat.id(), "roles", List.of("orders-viewer"), "scopes", List.of()),
                400,
                "invalid_request",
                "roles");
        assertRefused(
                alice.rest().update(pat.id(), "roles", List.of("orders-viewer"), "scopes", List.of("execute")),
                400,
                "invalid_request",
                "roles");
        alice.rest()
                .update(pat.id(), "roles", List.of("orders-editor"), "scopes", List.of("execute"))
                .expect(200);
    }

    @Test
    void aNameThatGotLostRemovesNothing() {
        Made pat = alice.make();

        assertRefused(alice.rest().removeScope(pat.id(), ""), 404, "not_found");

        assertThat(alice.read(pat).path("scopes").toString()).isEqualTo("[\"read\"]");
    }
}
