package io.github.keycloakpat.server.introspection;

import static io.github.keycloakpat.server.introspection.Asking.assertInactive;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.exchange.SpoiltValues;
import io.github.keycloakpat.server.exchange.Values;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals 1 to 39 at introspection: one and the same answer, whatever is wrong. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InactiveValueIT {
    private final Keycloak keycloak;
    private final Pats pats;
    private final TestRealm ending;

    InactiveValueIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.pats = new Pats(realm);
        this.ending = TestRealms.standard(keycloak);
    }

    private interface End {
        void of(TestRealm realm, String user, Made pat);
    }

    private static final Map<String, End> ENDS = Stream.of(
                    end("revoked (18)", (realm, user, pat) -> new Pats(realm).revoke(user, pat)),
                    end("deleted (19)", (realm, user, pat) -> new Pats(realm).delete(user, pat)),
                    end(
                            "rotated (20)",
                            (realm, user, pat) ->
                                    UserRest.of(realm, user).rotate(pat.id()).expect(200)),
                    end("regenerated (23)", (realm, user, pat) -> {
                        new Pats(realm).revoke(user, pat);
                        UserRest.of(realm, user)
                                .regenerate(pat.id(), "expiresIn", "P1D")
                                .expect(200);
                    }),
                    end(
                            "owner disabled (27)",
                            (realm, user, pat) -> realm.users().disable(user)),
                    end(
                            "owner deleted (28)",
                            (realm, user, pat) -> realm.users().delete(user)),
                    end(
                            "required action (32)",
                            (realm, user, pat) -> realm.users().require(user, "UPDATE_PASSWORD")),
                    end(
                            "owner's not-before (39)",
                            (realm, user, pat) -> realm.users().logout(user)),
                    end("role taken (40)", (realm, user, pat) -> realm.users().unassign(user, "orders-viewer")),
                    end(
                            "scope no longer grantable",
                            (realm, user, pat) -> new Policy(realm).set("grantableScopes", "execute")),
                    end("tokens switched off", (realm, user, pat) -> new Policy(realm).set("enabled", "false")),
                    end("policy unreadable (24)", (realm, user, pat) -> new Policy(realm).set("enabled", "maybe")),
                    end(
                            "the asking client's not-before (39)",
                            (realm, user, pat) -> realm.clients()
                                    .update(
                                            "orders-api",
                                            client -> client.setNotBefore(
                                                    (int) realm.keycloak().now().getEpochSecond()))),
                    end("realm's not-before (39)", (realm, user, pat) -> realm.raiseNotBefore()))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));

    private static Map.Entry<String, End> end(String name, End how) {
        return Map.entry(name, how);
    }

    static Set<String> ends() {
        return ENDS.keySet();
    }

    static Set<String> ways() {
        return SpoiltValues.ways();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void anEndedTokenIsInactive(String end) {
        String user = "ender-" + ends().stream().toList().indexOf(end);
        ending.users().create(user, "orders-viewer");
        Pats itsPats = new Pats(ending);
        keycloak.shiftTime(Duration.ofSeconds(-10)); // older than any not-before of now
        Made pat = itsPats.make(user, "read");
        keycloak.resetTime();
        assertThat(itsPats.introspect("orders-api", pat.secret()).text()).contains("\"active\":true");

        ENDS.get(end).of(ending, user, pat);

        assertInactive(itsPats.introspect("orders-api", pat.secret()));
    }

    /** What some of them did to the realm; those that can't be undone come last. */
    @AfterEach
    void restorePolicy() {
        ending.setAttribute("pat.enabled", "true");
        ending.setAttribute("pat.grantableScopes", "read execute admin");
        ending.clients().update("orders-api", client -> client.setNotBefore(0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aSpoiltValueIsInactive(String way) {
        Made pat = pats.make("alice", "read");

        assertInactive(pats.introspect("orders-api", SpoiltValues.spoil(way, pat.secret())));
    }

    @Test
    void aValueOfAnotherRealmIsInactive35() {
        TestRealm other = TestRealms.standard(keycloak);
        Made ofOther = new Pats(other).make("alice", "read");

        assertInactive(pats.introspect("orders-api", ofOther.secret()));
        assertThat(new Pats(other).introspect("orders-api", ofOther.secret()).text())
                .contains("\"active\":true");
    }

    /** However many are asked about, an application learns the same: it is not the one who presents them. */
    @Test
    void questionsAreNotCounted() {
        Made pat = pats.make("alice", "read");
        String unknown = Values.checksummed(Values.changed(pat.secret(), 10));

        for (int i = 0; i < 320; i++) {
            assertThat(pats.introspect("orders-api", unknown).status()).isEqualTo(200);
        }

        Pats.assertRefused(pats.exchange("script", unknown));
        assertThat(pats.exchange("script", pat).status()).isEqualTo(200);
    }
}
