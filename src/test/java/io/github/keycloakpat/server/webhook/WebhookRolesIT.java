package io.github.keycloakpat.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.http.Http;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which role may make which call on webhooks, all pairs of them. */
@KeycloakTest
@Tag("wire")
class WebhookRolesIT {
    /** {@code +} done; {@code x} 403; {@code !} 401. */
    private static final String TABLE = """
                                        LIST GET DELIVERIES CREATE UPDATE ROTATE TEST REDELIVER DELETE
            nothing                     x    x   x          x      x      x      x    x         x
            view-users                  x    x   x          x      x      x      x    x         x
            manage-users                x    x   x          x      x      x      x    x         x
            view-realm                  x    x   x          x      x      x      x    x         x
            manage-realm                x    x   x          x      x      x      x    x         x
            view-realm,query-users      x    x   x          x      x      x      x    x         x
            manage-realm,query-users    x    x   x          x      x      x      x    x         x
            view-realm,view-users       +    +   +          x      x      x      x    x         x
            view-realm,manage-users     +    +   +          x      x      x      x    x         x
            manage-realm,view-users     +    +   +          +      +      +      +    +         +
            manage-events,view-users    x    x   x          x      x      x      x    x         x
            manage-clients,view-users   x    x   x          x      x      x      x    x         x
            realm-admin                 +    +   +          +      +      +      +    +         +
            nobody                      !    !   !          !      !      !      !    !         !
            other-realm                 x    x   x          x      x      x      x    x         x
            master                      +    +   +          +      +      +      +    +         +
            """;

    private static final String DESCRIPTION = "known to few";

    private enum WebhookCall {
        LIST("GET", "", ""),
        GET("GET", "/{id}", ""),
        DELIVERIES("GET", "/{id}/deliveries", ""),
        CREATE("POST", "", "{\"url\":\"http://127.0.0.1:9/\",\"enabled\":false}"),
        UPDATE("PUT", "/{id}", "{\"description\":\"changed\"}"),
        ROTATE("POST", "/{id}/rotate-secret", ""),
        TEST("POST", "/{id}/test", ""),
        REDELIVER("POST", "/{id}/deliveries/{delivery}/redeliver", ""),
        DELETE("DELETE", "/{id}", "");

        private final String method;
        private final String path;
        private final String body;

        WebhookCall(String method, String path, String body) {
            this.method = method;
            this.path = path;
            this.body = body;
        }

        boolean reads() {
            return method.equals("GET");
        }

        Answer send(Http http, String id, String delivery) {
            Call call = http.call(method, path.replace("{id}", id).replace("{delivery}", delivery));
            return (body.isEmpty() ? call : call.json(body)).send();
        }
    }

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final WebhookRest mighty;

    WebhookRolesIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.mighty = WebhookRest.mighty(realm);
    }

    static List<String> rows() {
        return TABLE.lines().skip(1).toList();
    }

    @Test
    void theTableNamesEveryCallOnce() {
        assertThat(calls())
                .containsExactly(
                        Arrays.stream(WebhookCall.values()).map(Enum::name).toArray(String[]::new));
        assertThat(rows()).allSatisfy(row -> assertThat(words(row)).hasSize(1 + WebhookCall.values().length));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whoHolds(String row) {
        List<String> words = words(row);
        Http http = by(words.get(0));
        String id = mighty.make("description", DESCRIPTION, "enabled", false);
        String delivery = mighty.test(id).expect(202).text("id");
        List<String> wrong = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            WebhookCall call = WebhookCall.valueOf(calls().get(i - 1));
            String outcome = outcome(http, call, id, delivery);
            if (!outcome.equals(words.get(i))) {
                wrong.add(call + " " + outcome);
            }
        }
        mighty.clear();
        assertThat(wrong).as(row).isEmpty();
    }

    private static List<String> calls() {
        return words(TABLE.lines().findFirst().orElseThrow());
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+", -1));
    }

    private Http by(String who) {
        Http calls = WebhookRest.at(realm);
        return switch (who) {
            case "nobody" -> calls;
            case "master" -> calls.as(realm.adminToken());
            case "other-realm" -> calls.as(TestRealms.standard(keycloak).token("other-app", "root"));
            default -> calls.as(holderOf(who));
        };
    }

    private String holderOf(String roles) {
        String name = "holder-of-" + roles.replace(',', '-');
        realm.users().create(name);
        if (!roles.equals("nothing")) {
            for (String role : roles.split(",", -1)) {
                realm.users().assign(name, "realm-management/" + role);
            }
        }
        return realm.token("other-app", name);
    }

    private String outcome(Http http, WebhookCall call, String id, String delivery) {
        String before = state(id);
        Answer answer = call.send(http, id, delivery);
        boolean changed = !state(id).equals(before);
        return switch (answer.status()) {
            case 200, 201, 202, 204 -> changed == (!call.reads() && call != WebhookCall.REDELIVER) ? "+" : "no effect";
            case 401, 403 -> changed || answer.text().contains(DESCRIPTION) ? "told or done" : refusal(answer);
            default -> answer.toString();
        };
    }

    private static String refusal(Answer answer) {
        return answer.status() == 403 ? "x" : "!";
    }

    /** What calls change, but not what comes of deliveries meanwhile. */
    private String state(String id) {
        var state = new StringBuilder();
        for (JsonNode webhook : mighty.list().expect(200).json()) {
            state.append(webhook.path("id"))
                    .append(webhook.path("description"))
                    .append(webhook.path("previousSecretExpiresAt"));
        }
        Answer deliveries = mighty.deliveries(id);
        return state + (deliveries.status() == 200 ? " " + WebhookRest.total(deliveries) : "");
    }
}
