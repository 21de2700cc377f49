package io.github.keycloakpat.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.life.Holder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What no receiver, log, row or metric ever holds. */
@KeycloakTest
@Tag("rows")
class WebhookSecrecyIT {
    private final TestRealm realm;
    private final Keycloak keycloak;
    private final Holder alice;

    WebhookSecrecyIT(TestRealm realm) {
        this.realm = realm;
        this.keycloak = realm.keycloak();
        this.alice = new Holder(realm, "alice");
    }

    @Test
    void valuesHashesAndSecretsStayWhereTheyAre() throws Exception {
        List<String> secrets = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        try (Receiver good = Receiver.start();
                Receiver bad = Receiver.start()) {
            bad.answer(500);
            Hook first = Hook.at(realm, good.url("/good"));
            Hook second = Hook.at(realm, bad.url("/bad"));
            secrets.addAll(List.of(first.secret(), second.secret()));
            texts.add(keycloak.trace(List.of("io.github.keycloakpat", "org.apache.http"), () -> {
                Made pat = alice.make();
                Made rotated = alice.rotated(pat);
                alice.rest().revoke(rotated.id()).expect(204);
                secrets.addAll(List.of(pat.secret(), rotated.secret()));
                secrets.addAll(hashes(pat.id()));
                good.await("/good", 3);
                first.awaitState("DELIVERED");
                second.awaitTries(1);
            }));
            good.all().forEach(message -> texts.add(message.toString()));
            bad.all().forEach(message -> texts.add(message.toString()));
            texts.add(rows("SELECT CAST(BODY AS VARCHAR) AS B, CAST(ATTEMPTS AS VARCHAR) AS A FROM PAT_DELIVERY"));
            texts.add(rows("SELECT CAST(DETAILS AS VARCHAR) AS D FROM PAT_AUDIT"));
            texts.add(keycloak.metrics());
            first.remove();
            second.remove();
        }

        assertThat(secrets).hasSizeGreaterThanOrEqualTo(6);
        for (String text : texts) {
            assertThat(text).isNotEmpty();
            secrets.forEach(secret -> {
                assertThat(text).doesNotContain(secret);
                assertThat(text).doesNotContain(secret.replaceFirst("^whsec_", ""));
            });
        }
    }

    private List<String> hashes(String tokenId) {
        return keycloak.sql("SELECT HASH FROM PAT_SECRET WHERE TOKEN_ID = ?", tokenId).stream()
                .map(row -> row.get("hash").toString())
                .toList();
    }

    private String rows(String query) {
        List<Map<String, Object>> rows = keycloak.sql(query);
        return rows.toString();
    }
}
