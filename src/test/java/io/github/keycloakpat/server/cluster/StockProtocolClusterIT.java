package io.github.keycloakpat.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import org.junit.jupiter.api.Test;

/** A server that was built to keep Keycloak's own protocol, and to limit no refusals. */
class StockProtocolClusterIT {
    private static final String STANDARD = "/protocol/openid-connect/revoke";
    private static final String EXTENSION = "/protocol/openid-connect/ext/revoke";
    private static final int MANY = 320;

    @Test
    void valuesAreRevokedAtOurOwnAddressAlone() {
        try (Keycloak keycloak = Keycloak.startOwn(
                "stock-protocol",
                "--spi-personal-access-token--jpa--standard-revocation-enabled=false",
                "--spi-personal-access-token--jpa--refused-rate=0")) {
            TestRealm realm = TestRealms.standard(keycloak);
            Pats pats = new Pats(realm);
            Made pat = pats.make("alice", "read");

            Answer stock = revoke(realm, STANDARD, pat.secret());
            assertThat(stock.text("error")).isEqualTo("invalid_token");
            assertThat(pats.exchange("script", pat).status()).isEqualTo(200);

            assertThat(revoke(realm, EXTENSION, pat.secret()).expect(200).text())
                    .isEmpty();
            Pats.assertRefused(pats.exchange("script", pat));

            String jwt = pats.jwt("script", pats.make("alice", "read"));
            assertThat(revoke(realm, EXTENSION, jwt).status()).isEqualTo(200);
            assertThat(pats.introspect("orders-api", jwt).text()).isEqualTo("{\"active\":false}");

            for (int i = 0; i < MANY; i++) {
                Pats.assertRefused(pats.exchange("script", pat));
            }
        }
    }

    private static Answer revoke(TestRealm realm, String address, String token) {
        return realm.http()
                .post(address)
                .form("client_id", "script", "token", token)
                .send();
    }
}
