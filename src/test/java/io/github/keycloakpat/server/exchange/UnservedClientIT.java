package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.assertError;
import static io.github.keycloakpat.server.harness.RealmClients.publicClient;
import static io.github.keycloakpat.server.harness.TestRealms.exchanging;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that were promised what an exchange can't give them: subjects of their own, tokens bound to a certificate. */
@KeycloakTest
@Tag("wire")
class UnservedClientIT {
    private static final String PAIRWISE = "oidc-sha256-pairwise-sub-mapper";
    private static final Map<String, String> SALT = Map.of("pairwiseSubAlgorithmSalt", "x");

    private final TestRealm realm;
    private final Pats pats;
    private Made pat;

    UnservedClientIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeEach
    void makeAToken() {
        pat = pats.make("alice", "read");
    }

    @Test
    void aClientWithPairwiseSubjectsMayNotExchange() {
        create("pairwise");
        pats.exchange("pairwise", pat).expect(200);

        makePairwise("pairwise");

        assertError(pats.exchange("pairwise", pat), "unauthorized_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "optional"})
    void aClientMayNotExchangeIfOneOfItsScopesMakesItsSubjectsPairwise(String kind) {
        String client = "pairwise-" + kind;
        realm.scopes().create("scope-" + client);
        realm.scopes().addMapper("scope-" + client, PAIRWISE, SALT);
        create(client);
        pats.exchange(client, pat).expect(200);

        if (kind.equals("default")) {
            realm.clients().addDefaultScope(client, "scope-" + client);
        } else {
            realm.clients().addOptionalScope(client, "scope-" + client);
        }

        assertError(pats.exchange(client, pat), "unauthorized_client");
    }

    @Test
    void aClientWithPairwiseSubjectsLearnsNothingOfTheToken() {
        create("pairwise-guessing");
        makePairwise("pairwise-guessing");

        assertThat(pats.exchange("pairwise-guessing", unknown()).text())
                .isEqualTo(pats.exchange("pairwise-guessing", pat).text());
    }

    @Test
    void aClientWhoseTokensAreBoundToACertificateHasToShowOne() {
        create("certificate");
        pats.exchange("certificate", pat).expect(200);

        needCertificate("certificate", "true");
        assertError(pats.exchange("certificate", pat), "invalid_request");

        needCertificate("certificate", "false");
        assertThat(pats.exchange("certificate", pat).status()).isEqualTo(200);
    }

    @Test
    void aClientWithoutItsCertificateLearnsNothingOfTheToken() {
        create("certificate-guessing");
        needCertificate("certificate-guessing", "true");

        assertThat(pats.exchange("certificate-guessing", unknown()).text())
                .isEqualTo(pats.exchange("certificate-guessing", pat).text())
                .isNotEqualTo(Pats.REFUSED);
    }

    /** Pairwise subjects are made from the host that a client is redirected to. */
    private void create(String client) {
        var representation = exchanging(publicClient(client));
        representation.setRedirectUris(List.of("https://app.example/*"));
        realm.clients().create(representation);
    }

    private void makePairwise(String client) {
        realm.clients().addMapper(client, PAIRWISE, SALT);
    }

    private void needCertificate(String client, String value) {
        realm.clients()
                .update(client, rep -> rep.getAttributes().put("tls.client.certificate.bound.access.tokens", value));
    }

    private String unknown() {
        return Values.checksummed(Values.changed(pat.secret(), 10));
    }
}
