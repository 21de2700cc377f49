package io.github.keycloakpat.server.manage;

import io.github.keycloakpat.core.manage.MetaScope;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A realm in which tokens may manage tokens, and how they do it: by what they are exchanged for. */
final class Managing {
    static final List<String> ALL =
            Arrays.stream(MetaScope.values()).map(MetaScope::scope).toList();

    private static final List<String> CLIENTS = List.of("script", "full");

    private final TestRealm realm;
    private final Pats pats;

    private Managing(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    /** Makes the meta scopes grantable, and lets clients have them. */
    static Managing in(TestRealm realm) {
        for (String scope : ALL) {
            realm.scopes().create(scope);
            realm.scopes().update(scope, rep -> {
                Map<String, String> attributes = new HashMap<>(rep.getAttributes());
                attributes.put("pat.grantable", "true");
                rep.setAttributes(attributes);
            });
            CLIENTS.forEach(client -> realm.clients().addOptionalScope(client, scope));
        }
        return new Managing(realm);
    }

    Pats pats() {
        return pats;
    }

    /** Scopes that let a token manage tokens, and others that it can hand on. */
    static List<String> with(String... scopes) {
        return Stream.concat(ALL.stream(), Stream.of(scopes)).toList();
    }

    /** A token of this user. Fields are given as name, value, name, value… */
    Made token(String user, Object... fields) {
        return pats.make(user, UserRest.fields(fields));
    }

    /** What it is exchanged for. */
    String jwt(Made pat, String... parameters) {
        return pats.jwt("script", pat, parameters);
    }

    /** Calls on its owner's tokens through a token. */
    UserRest through(Made pat) {
        return UserRest.by(realm, jwt(pat));
    }

    /** Calls on all tokens of the realm, through a token by a client that may have its owner's admin roles. */
    Http adminThrough(Made pat) {
        return admin(pats.jwt("full", pat));
    }

    Http admin(String accessToken) {
        return Http.at(realm.keycloak().url() + "/admin/realms/" + realm.name() + "/personal-access-tokens")
                .as(accessToken);
    }
}
