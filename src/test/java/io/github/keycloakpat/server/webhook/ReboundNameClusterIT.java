package io.github.keycloakpat.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.http.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A name that stands for a good address when the webhook is made, and for another one later. A server of its own, on H2. */
@TestInstance(Lifecycle.PER_CLASS)
class ReboundNameClusterIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String GOOD = "127.0.0.9";

    private Path names;
    private Keycloak keycloak;
    private Receiver receiver;

    /** At all addresses of this machine: what is not sent is not sent although somebody would take it. */
    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        receiver = Receiver.startEverywhere();
        names = folder.resolve("hosts");
        hook(GOOD);
        keycloak = Keycloak.startOwn(
                "rebound",
                "-Djdk.net.hosts.file=" + names,
                "-Dsun.net.inetaddr.ttl=0",
                "--spi-personal-access-token--jpa--webhook-allow=" + GOOD);
    }

    @AfterAll
    void stop() {
        keycloak.close();
        receiver.close();
    }

    /** What the name stands for from now on. */
    private void hook(String... addresses) throws IOException {
        var text = new StringBuilder("127.0.0.1 localhost\n");
        List.of(addresses).forEach(address -> text.append(address).append(" hook.example\n"));
        Files.writeString(names, text);
    }

    private static Http webhooks(Keycloak keycloak) {
        return keycloak.admin().below("/master/personal-access-tokens/webhooks");
    }

    @Test
    void eachConnectionGoesToAnAddressThatWasLookedUpAndVettedForIt() throws IOException {
        String url = "http://hook.example:" + receiver.port();
        hook("127.0.0.1");
        refused(url);
        hook(GOOD, "127.0.0.1");
        refused(url);
        hook(GOOD);
        String id = webhooks(keycloak)
                .post("")
                .json(Map.of("url", url + "/rebound"))
                .send()
                .expect(201)
                .text("id");

        assertThat(test(id).path("status").asInt()).isEqualTo(204);
        hook("127.0.0.1");
        assertThat(test(id).path("error").asText()).isEqualTo("address_not_allowed");
        hook(GOOD, "127.0.0.1");
        assertThat(test(id).path("error").asText()).isEqualTo("address_not_allowed");
        assertThat(receiver.at("/rebound")).hasSize(1);
        hook(GOOD);
        assertThat(test(id).path("status").asInt()).isEqualTo(204);
        hook(); // last, as Java remembers for 10 s that a name is not there
        assertThat(test(id).path("error").asText()).isEqualTo("address_not_allowed");
        refused(url);
    }

    private void refused(String url) {
        String error = webhooks(keycloak)
                .post("")
                .json(Map.of("url", url))
                .send()
                .expect(400)
                .text("error");
        assertThat(error).isEqualTo("webhook_url_refused");
    }

    /** The first attempt at a message. */
    private JsonNode test(String id) {
        String delivery =
                webhooks(keycloak).post("/" + id + "/test").send().expect(202).text("id");
        JsonNode attempts = Await.found(SOON, "an attempt", () -> attempts(id, delivery));
        return attempts.get(0);
    }

    private Optional<JsonNode> attempts(String id, String delivery) {
        for (JsonNode entry : webhooks(keycloak)
                .get("/" + id + "/deliveries")
                .send()
                .expect(200)
                .json()) {
            if (entry.path("id").asText().equals(delivery)
                    && !entry.path("attempts").isEmpty()) {
                return Optional.of(entry.path("attempts"));
            }
        }
        return Optional.empty();
    }
}
