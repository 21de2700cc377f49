package io.github.keycloakpat.server.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import java.util.function.Function;
import org.keycloak.representations.idm.RealmRepresentation;

/** One realm on two servers known by the same address: the first has our jar, the second has not. */
final class Twins implements AutoCloseable {
    static final String ADDRESS = "https://id.example.org";

    private final TestRealm ours;
    private final TestRealm stock;

    private Twins(TestRealm ours, TestRealm stock) {
        this.ours = ours;
        this.stock = stock;
    }

    static Twins start() {
        RealmRepresentation realm = ParityRealm.create();
        TestRealm ours = TestRealm.create(Keycloak.startOwn("parity-ours", "--hostname=" + ADDRESS), realm);
        try {
            return new Twins(
                    ours, TestRealm.create(Keycloak.startStock("parity-stock", "--hostname=" + ADDRESS), realm));
        } catch (RuntimeException | Error e) {
            ours.keycloak().close();
            throw e;
        }
    }

    /** Both servers answer the same requests alike and tell the same events; the answers are those of stock Keycloak. */
    List<Seen> assertAlike(Function<TestRealm, List<Seen>> story) {
        SeenEvent.forget(stock);
        SeenEvent.forget(ours);

        List<Seen> expected = story.apply(stock);
        assertThat(story.apply(ours)).isEqualTo(expected);
        assertThat(SeenEvent.of(ours)).isEqualTo(SeenEvent.of(stock));
        return expected;
    }

    void resetTime() {
        ours.keycloak().resetTime();
        stock.keycloak().resetTime();
    }

    @Override
    public void close() {
        ours.keycloak().close();
        stock.keycloak().close();
    }
}
