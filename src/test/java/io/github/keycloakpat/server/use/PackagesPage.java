package io.github.keycloakpat.server.use;

import static io.github.keycloakpat.server.harness.RealmClients.confidentialClient;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A page about a repository of packages behind the gateway. */
abstract class PackagesPage extends FollowedPage {
    PackageServer packages;

    PackagesPage(TestRealm realm, String name, String... programs) {
        super(realm, name, programs);
    }

    @Override
    Behind start() {
        realm.clients().create(confidentialClient("packages"));
        packages = PackageServer.start();
        return new Behind("packages", packages.url(), "packages", List.of("packages.conf"));
    }

    @Override
    void stop() {
        packages.close();
    }

    @BeforeEach
    void forget() {
        packages.forget();
    }

    /** Holds if the repository learnt each time whose token it is, and not the value. */
    void assertPassed(Made pat) {
        assertThat(packages.seen()).isNotEmpty().allSatisfy(headers -> {
            assertThat(headers.getFirst("X-Pat-User")).isEqualTo("alice");
            assertThat(headers.toString()).doesNotContain(pat.secret());
            assertThat(headers.containsKey("Authorization")).isFalse();
        });
    }
}
