package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a server logs, however much it logs, no value of a token is in it. */
@KeycloakTest
@Tag("rows")
class TraceIT {
    private static final List<String> EVERYTHING =
            List.of("io.github.keycloakpat", "org.keycloak", "org.hibernate.orm.jdbc.bind", "org.hibernate.SQL");

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final UserRest alice;
    private final Pats pats;
    private final List<String> values = new ArrayList<>();

    TraceIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
        this.pats = new Pats(realm);
    }

    @Test
    void noValueIsInTheLogHoweverMuchIsLogged() throws Exception {
        String log = keycloak.trace(EVERYTHING, this::liveALife);

        assertThat(log).contains("TRACE", "insert into PAT_SECRET", "org.hibernate.orm.jdbc.bind");
        assertThat(values).hasSize(4);
        values.forEach(value -> assertThat(leaks(log, value)).isEmpty());
    }

    /** Keycloak logs the address and the unmasked parameters of requests with their transactions, at DEBUG. */
    @Test
    void aValueInAPlaceThatItDoesNotBelongToIsLoggedByKeycloakAloneAndWithTransactionsOnly() throws Exception {
        String value = alice.make().path("token").asText();

        String log = keycloak.trace(EVERYTHING, () -> misuse(value));

        assertThat(leaks(log, value))
                .allMatch(line -> line.contains("[org.keycloak.transaction.JtaTransactionWrapper]"));
    }

    private void liveALife() {
        String id = remember(alice.create("name", "traced", "scopes", List.of("read")));
        use();
        remember(alice.rotate(id, "gracePeriod", "PT1H"));
        use();
        remember(alice.rotate(id));
        use();
        alice.revoke(id).expect(204);
        use();
        remember(alice.regenerate(id));
        use();
        alice.delete(id).expect(204);
        use();
    }

    private String remember(Answer answer) {
        values.add(answer.text("token"));
        return answer.text("id");
    }

    private void use() {
        values.forEach(value -> {
            Answer answer = pats.exchange("script", value);
            assertThat(answer.status()).isIn(200, 400);
            if (answer.status() == 200) {
                pats.introspect("orders-api", answer.text("access_token")).expect(200);
            }
            pats.introspect("orders-api", value);
        });
    }

    /** Where people put a value that belongs elsewhere. */
    private void misuse(String value) {
        UserRest.at(realm).get("").bearer(value).send().expect(401);
        alice.create("name", value).expect(400);
        alice.get(value).expect(404);
        alice.list().query("search", value).send().expect(400);
        pats.exchange("script", value, "scope", value);
        pats.exchange("script", value, "audience", value).expect(400);
        pats.exchange("script", value + "x").expect(400);
        realm.http().get("/personal-access-tokens/" + value + "/events").send().expect(401);
    }

    private static List<String> leaks(String log, String value) {
        String random = value.substring(value.indexOf('_') + 1);
        return Pattern.compile("\n")
                .splitAsStream(log)
                .filter(line -> line.contains(random.substring(0, 16)))
                .map(line -> line.length() > 300 ? line.substring(0, 300) : line)
                .toList();
    }
}
