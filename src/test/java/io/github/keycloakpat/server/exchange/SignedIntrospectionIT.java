package io.github.keycloakpat.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Jwt;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who asks introspection for a signed answer gets none about a JWT that is not active for them. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedIntrospectionIT {
    private static final String INACTIVE = "{\"active\":false}";

    private final TestRealm realm;
    private final Pats pats;

    SignedIntrospectionIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    void allowSignedAnswers() {
        for (String asking : List.of("orders-api", "billing-api", "ci")) {
            realm.clients()
                    .update(
                            asking,
                            client -> client.getAttributes()
                                    .put("client.introspection.response.allow.jwt.claim.enabled", "true"));
        }
    }

    @Test
    void theJwtOfARevokedTokenIsNotSignedAnew() {
        Made pat = pats.make("alice", "read");
        String jwt = signedAnew(pat);

        pats.revoke("alice", pat);

        assertInactive(ask("orders-api", jwt));
    }

    @Test
    void theJwtOfADeletedTokenIsNotSignedAnew() {
        Made pat = pats.make("alice", "read");
        String jwt = signedAnew(pat);

        pats.delete("alice", pat);

        assertInactive(ask("orders-api", jwt));
    }

    @Test
    void theJwtOfAnOwnerWhoHasToActFirstIsNotSignedAnew() {
        realm.users().create("carol", "orders-viewer");
        String jwt = signedAnew(pats.make("carol", "read"));

        realm.users().require("carol", "UPDATE_PASSWORD");

        assertInactive(ask("orders-api", jwt));
    }

    @Test
    void aJwtIsNotSignedAnewForWhoIsNotInItsAudience() {
        String jwt = signedAnew(pats.make("alice", "read"));

        assertInactive(ask("billing-api", jwt));
        assertInactive(ask("ci", jwt));
    }

    /** The JWT, after the resource server has got it signed anew. */
    private String signedAnew(Made pat) {
        String jwt = pats.jwt("ci", pat);
        Answer answer = ask("orders-api", jwt).expect(200);
        assertThat(answer.json().path("active").asBoolean()).isTrue();
        assertThat(Jwt.claims(answer.text("jwt")).path("pat_id").asText()).isEqualTo(pat.id());
        return jwt;
    }

    private Answer ask(String client, String token) {
        return realm.http()
                .post(Pats.TOKEN_ENDPOINT + "/introspect")
                .header("Accept", "application/jwt")
                .form("client_id", client, "client_secret", TestRealm.SECRET, "token", token)
                .send();
    }

    private static void assertInactive(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(INACTIVE);
    }
}
