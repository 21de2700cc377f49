package io.github.keycloakpat.server.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.exchange.UserEvents;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.util.List;

/** Answers to questions about tokens. */
final class Asking {
    private Asking() {}

    /** Holds only for the one answer that tells nothing. */
    static void assertInactive(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"active\":false}");
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-cache");
    }

    /** Type, client and reason of each event of introspection that names the token. */
    static List<String> events(TestRealm realm, Made pat) {
        return UserEvents.of(realm, pat, "INTROSPECT_TOKEN", "INTROSPECT_TOKEN_ERROR").stream()
                .map(event -> event.path("type").asText() + " "
                        + event.path("clientId").asText() + " "
                        + event.path("details").path("reason").asText(null))
                .toList();
    }
}
