package io.github.keycloakpat.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Http;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of a token with the image of {@code docker/}, in the realm and through the gateway of its trial. */
@ExtendWith(DockerCondition.class)
class ImageIT {
    private static final String TOKENS = "/personal-access-tokens";

    private static Neighbourhood containers;
    private static Http realm;
    private static Http gateway;

    @BeforeAll
    static void start() {
        containers = Neighbourhood.start(Docker.require());
        realm = Http.at(containers.keycloak() + "/realms/demo");
        gateway = Http.at(containers.gateway());
    }

    @AfterAll
    static void stop() {
        if (containers != null) {
            containers.close();
        }
    }

    @Test
    void aTokenIsMadeExchangedLetThroughTheGatewayAndRefusedOnceRevoked() {
        String access = signIn();
        Answer created = create(access, "story");
        String token = created.text("token");

        exchange(token).expect(200);
        assertThat(orders(token).expect(200).text()).contains("user: alice\n", "scopes: read\n");

        realm.post(TOKENS + "/" + created.text("id") + "/revoke")
                .bearer(access)
                .json(Map.of("reason", "the story ends"))
                .send()
                .expect(204);
        exchange(token).expect(400);
        orders(token).expect(401);
    }

    @Test
    void theApplicationHearsFromTheGatewayAloneWhoCalls() {
        String token = create(signIn(), "claims to be the boss").text("token");

        Answer answer = gateway.get("/orders/1")
                .basic("alice", token)
                .header("X-Pat-User", "boss")
                .header("X-Pat-Roles", "orders-admin")
                .send()
                .expect(200);

        assertThat(answer.text()).contains("user: alice\n", "authorization: \n").doesNotContain("boss", "orders-admin");
    }

    @Test
    void withoutATokenTheGatewayAsksForOne() {
        Answer answer = gateway.get("/orders/1").send().expect(401);

        assertThat(answer.header("WWW-Authenticate"))
                .hasValueSatisfying(asked -> assertThat(asked).startsWith("Basic realm=\"demo\""));
    }

    @Test
    void aScopeThatTheTokenLacksIsRefusedAtTheGateway() {
        String token = create(signIn(), "only reads").text("token");

        gateway.delete("/orders/1").bearer(token).send().expect(403);
    }

    @Test
    void theServerIsNotRootInItsContainer() {
        assertThat(containers.inKeycloak("id", "-u")).isEqualTo("1000");
    }

    private static String signIn() {
        return realm.post("/protocol/openid-connect/token")
                .form("grant_type", "password", "client_id", "kcpat", "username", "alice", "password", "password")
                .send()
                .expect(200)
                .text("access_token");
    }

    private static Answer create(String access, String name) {
        return realm.post(TOKENS)
                .bearer(access)
                .json(Map.of("name", name, "scopes", List.of("read")))
                .send()
                .expect(201);
    }

    private static Answer exchange(String token) {
        return realm.post("/protocol/openid-connect/token")
                .form("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .form("client_id", "script")
                .form("subject_token", token)
                .form("subject_token_type", "urn:keycloak-pat:token-type:personal-access-token")
                .send();
    }

    private static Answer orders(String token) {
        return gateway.get("/orders/1").bearer(token).send();
    }
}
