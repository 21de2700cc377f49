package io.github.keycloakpat.server.cluster;

import static io.github.keycloakpat.server.exchange.Pats.scope;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Cluster;
import io.github.keycloakpat.server.harness.ClusterTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.life.Holder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done on one node holds for the very next request to the other, whichever they are. */
@ClusterTest
class OtherNodeClusterIT {
    private final Cluster cluster;
    private final TestRealm realm;

    OtherNodeClusterIT(Cluster cluster) {
        this.cluster = cluster;
        this.realm = TestRealms.standard(cluster.node(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aTokenThatWasMadeOnOneNodeWorksOnTheOther(int node) {
        Made pat = here(node).make();

        there(node).assertWorks(pat);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aTokenThatWasRevokedOnOneNodeIsRefusedByTheOther(int node) {
        Made pat = usedOnBoth(node);

        here(node).rest().revoke(pat.id()).expect(204);

        there(node).assertRefused(pat);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aTokenThatWasDeletedOnOneNodeIsRefusedByTheOther(int node) {
        Made pat = usedOnBoth(node);

        here(node).rest().delete(pat.id()).expect(204);

        there(node).assertRefused(pat);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aValueThatWasReplacedOnOneNodeIsRefusedByTheOtherAndTheNewOneWorks(int node) {
        Made old = usedOnBoth(node);

        Made fresh = here(node).rotated(old);

        there(node).assertRefused(old);
        there(node).assertWorks(fresh);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aTokenThatWasRegeneratedOnOneNodeWorksOnTheOtherByItsNewValueOnly(int node) {
        Made old = usedOnBoth(node);
        here(node).rest().revoke(old.id()).expect(204);
        there(node).assertRefused(old);

        Made fresh = here(node).regenerated(old);

        there(node).assertWorks(fresh);
        there(node).assertRefused(old);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aScopeThatWasTakenAwayOnOneNodeIsNotGivenByTheOther(int node) {
        Made pat = here(node).make("scopes", List.of("read", "execute"));
        assertThat(scope(there(node).claims(pat))).containsExactly("execute", "read");

        here(node).rest().removeScope(pat.id(), "execute").expect(204);

        assertThat(scope(there(node).claims(pat))).containsExactly("read");
        Pats.assertError(there(node).exchange(pat, "scope", "execute"), "invalid_scope");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatWasExchangedOnOneNodeIsInactiveOnTheOtherOnceTheTokenIsRevoked(int node) {
        Made pat = here(node).make();
        String jwt = here(node).jwt(pat);
        assertThat(isActive(jwt, 1 - node)).isTrue();

        here(node).rest().revoke(pat.id()).expect(204);

        assertThat(isActive(jwt, 1 - node)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatWasExchangedBeforeItStaysInactiveOnTheOtherNodeWhenTheTokenIsRegenerated(int node) {
        Made pat = here(node).make();
        String jwt = there(node).jwt(pat);
        here(node).rest().revoke(pat.id()).expect(204);

        Made fresh = here(node).regenerated(pat);

        assertThat(isActive(jwt, 1 - node)).isFalse();
        assertThat(isActive(here(node).jwt(fresh), 1 - node)).isTrue();
    }

    private Made usedOnBoth(int node) {
        Made pat = here(node).make();
        here(node).assertWorks(pat);
        there(node).assertWorks(pat);
        return pat;
    }

    private boolean isActive(String jwt, int node) {
        return new Pats(realm.at(cluster.node(node)))
                .introspect("orders-api", jwt)
                .expect(200)
                .json()
                .path("active")
                .asBoolean();
    }

    private Holder here(int node) {
        return new Holder(realm.at(cluster.node(node)), "alice");
    }

    private Holder there(int node) {
        return here(1 - node);
    }
}
