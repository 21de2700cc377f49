package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.exchange.Pats.scope;
import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One scope or operation, taken away by its name. */
@KeycloakTest
@Tag("wire")
class RightByNameIT {
    private final TestRealm realm;
    private final Policy policy;
    private final Holder alice;

    RightByNameIT(TestRealm realm) {
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = new Holder(realm, "alice");
    }

    @BeforeEach
    void aCatalogue() {
        policy.set("authorizationDetailTypes", "{\"channel\":[\"read\",\"publish\"]}");
        alice.rest().clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    private Made full() {
        return alice.make(
                "scopes", List.of("read", "execute"), "authorizationDetails", List.of(entry("a"), entry("b")));
    }

    private static Map<String, Object> entry(String id) {
        return Map.of("id", id, "type", "channel", "actions", List.of("read"), "identifiers", List.of("c-" + id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"execute", "no-such-scope", "READ", "rea", "read%20", "%00", "%C3%BC"})
    void aScopeThatTheTokenHasNotIsNotFound(String scope) {
        Made pat = alice.make();

        assertRefused(alice.rest().removeScope(pat.id(), scope), 404, "not_found");
        assertThat(texts(alice.read(pat).path("scopes"))).containsExactly("read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "A", "0", "%00", "a/b"})
    void anOperationThatTheTokenHasNotIsNotFound(String id) {
        Made pat = full();

        assertRefused(alice.rest().removeDetail(pat.id(), id), 404, "not_found");
        assertThat(alice.read(pat).path("authorizationDetails")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders:read", "orders/read", "https://api.example/read", "a+b", "a;b=c"})
    void aScopeOfAnyNameIsRemovedByThatName(String name) {
        realm.scopes().create(name, "orders-viewer");
        policy.set("grantableScopes", "read " + name);
        Made pat = alice.make("scopes", List.of("read", name));

        alice.rest().removeScope(pat.id(), URLEncoder.encode(name, UTF_8)).expect(204);

        assertThat(texts(alice.read(pat).path("scopes"))).containsExactly("read");
    }
}
