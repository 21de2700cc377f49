package io.github.keycloakpat.server.gateway;

import static io.github.keycloakpat.server.gateway.Visitor.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gateways such as Envoy append the path and query that a visitor wrote to the demands; here as they would send them. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AppendedPathIT {
    private final TestRealm realm;
    private String token;

    AppendedPathIT(TestRealm realm) {
        this.realm = realm;
    }

    @BeforeAll
    void make() {
        token = new Pats(realm).make("alice", "read").secret();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/1",
                "/orders/1?scope=read",
                "/../scope%3Dread/orders",
                "/../scope=read",
                "/x/../../scope%3Dread/orders",
                "/./../scope%3Dread",
                "//../scope%3Dread",
                "/%2e%2e/scope%3Dread",
                "/%2E./scope%3Dread",
                "/..%2fscope%3Dread",
                "/%2e%2e%2fscope%3Dread",
                "/..;/scope%3Dread",
                "/..;a=b/scope%3Dread/x",
                "/..%5cscope%3Dread",
                "/..\\scope%3Dread",
                "/../../?scope=read",
                "/../..?scope=read",
                "/%2e%2e/%2e%2e?scope=read",
                "/..;/..;?scope=read",
                "/..%2f..?scope=read",
                "/../../../auth?scope=read",
                ";/../scope%3Dread",
                "%26scope%3Dread",
                "?scope=read",
                "#/../scope%3Dread"
            })
    void nothingThatIsAppendedChangesTheDemand(String appended) {
        String asked = "/realms/" + realm.name() + "/personal-access-tokens/auth/for/scope%3Dexecute";
        int port = URI.create(realm.url()).getPort();

        assertThat(Visitor.to(port).get(asked + appended, bearer(token)).status())
                .as("refused, at whatever address")
                .isBetween(400, 499);
        assertThat(Visitor.to(port)
                        .get(asked.replace("execute", "read") + "/orders/1?scope=execute", bearer(token))
                        .status())
                .isEqualTo(200);
    }
}
