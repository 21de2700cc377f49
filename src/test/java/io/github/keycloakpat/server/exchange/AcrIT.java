package io.github.keycloakpat.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Jwt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How well the user was authenticated (OpenID Connect Core §2, {@code acr}): nobody was, where a script exchanges. */
@KeycloakTest
@Tag("wire")
class AcrIT {
    private final TestRealm realm;
    private final Pats pats;

    AcrIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "full", "ci"})
    void theJwtSaysThatNobodySignedIn(String client) {
        String jwt = pats.jwt(client, pats.make("alice", "read"));

        assertThat(Jwt.claims(jwt).path("acr").asText()).isEqualTo("0");
        assertThat(pats.introspect("orders-api", jwt).expect(200).text("acr")).isEqualTo("0");
    }

    @Test
    void aLevelThatTheClientAsksOfSignInsIsNotReached() {
        realm.clients().create(TestRealms.exchanging(RealmClients.publicClient("stepping-up")));
        realm.clients().update("stepping-up", client -> {
            client.getAttributes().put("acr.loa.map", "{\"silver\":1,\"gold\":2}");
            client.getAttributes().put("default.acr.values", "gold");
        });

        var claims = pats.claims("stepping-up", pats.make("alice", "read"));

        assertThat(claims.path("acr").asText()).isEqualTo("0");
    }
}
