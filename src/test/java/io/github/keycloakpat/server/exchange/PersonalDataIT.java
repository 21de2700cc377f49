package io.github.keycloakpat.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusal 59d: the JWT says who the owner is by id only, unless a scope that says more was granted. */
@KeycloakTest
@Tag("wire")
class PersonalDataIT {
    private final TestRealm realm;
    private final Pats pats;

    PersonalDataIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "full", "ci"})
    void theDefaultScopesBringNoPersonalData59d(String client) {
        JsonNode claims = pats.claims(client, pats.make("alice", "read"));

        assertThat(List.of("email", "email_verified", "name", "given_name", "family_name", "preferred_username"))
                .noneMatch(claims::has);
        assertThat(claims.toString()).doesNotContain("alice");
        assertThat(claims.path("sub").asText()).isEqualTo(realm.users().id("alice"));
    }

    @Test
    void aScopeThatWasGrantedBringsItsPersonalData() {
        realm.scopes().update("email", scope -> scope.getAttributes().put("pat.grantable", "true"));

        JsonNode claims = pats.claims("script", pats.make("alice", "read", "email"));

        assertThat(claims.path("email").asText()).isEqualTo("alice@example.org");
        assertThat(claims.has("preferred_username")).isFalse();
    }
}
