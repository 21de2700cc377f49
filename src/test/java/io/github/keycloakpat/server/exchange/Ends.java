package io.github.keycloakpat.server.exchange;

import static java.util.stream.Collectors.toMap;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Ways in which a token with scope {@code read} comes to its end, by name; the number in it is that of the refusal. */
public final class Ends {
    private interface End {
        void of(TestRealm realm, String user, Made pat);
    }

    private static final Map<String, End> WAYS = Stream.of(
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
                    end("realm's not-before (39)", (realm, user, pat) -> realm.raiseNotBefore()))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));

    private static Map.Entry<String, End> end(String name, End how) {
        return Map.entry(name, how);
    }

    private Ends() {}

    public static Set<String> names() {
        return WAYS.keySet();
    }

    /** Takes place. Some of them need a token that was made some seconds ago. */
    public static void end(String name, TestRealm realm, String user, Made pat) {
        WAYS.get(name).of(realm, user, pat);
    }

    /** Ends the token at a client through which it is used. */
    public static void raiseNotBefore(TestRealm realm, String client) {
        realm.clients()
                .update(
                        client,
                        known -> known.setNotBefore((int) realm.keycloak().now().getEpochSecond()));
    }

    /** What was done to the realm and to a client of it. */
    public static void undo(TestRealm realm, String client) {
        realm.setAttribute("pat.enabled", "true");
        realm.setAttribute("pat.grantableScopes", "read execute admin");
        realm.update(rep -> rep.setNotBefore(0));
        realm.clients().update(client, known -> known.setNotBefore(0));
    }
}
