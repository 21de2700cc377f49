package io.github.keycloakpat.server.gateway;

import static io.github.keycloakpat.server.gateway.Visitor.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A mistake in the rules that are to be written for each application. */
@Tag("wire")
final class NginxForgottenIT {
    @Test
    void aLocationThatForgotItsDemandsLetsNobodyIn() {
        String forgotten = "location /forgotten/ { include pat/pat-guard.conf; proxy_pass http://orders; }";
        try (SampleApp keycloak = SampleApp.start();
                SampleApp app = SampleApp.start();
                Gateway gateway = OrdersNginx.startWith(
                        "nginx-forgotten", new Gateway.Places(keycloak.url(), "shop", app.url()), forgotten)) {
            assertThat(Visitor.to(gateway.port())
                            .get("/forgotten/1", bearer("x"))
                            .status())
                    .isEqualTo(403);

            assertThat(keycloak.seen()).isEmpty();
            assertThat(app.seen()).isEmpty();
        }
    }
}
