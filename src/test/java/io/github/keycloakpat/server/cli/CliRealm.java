package io.github.keycloakpat.server.cli;

import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A standard realm, as {@code docs/cli.md} has it set up: by device too, and tokens that manage tokens by {@code script}. */
final class CliRealm {
    static final List<String> META = List.of(
            "tokens:read",
            "tokens:write",
            "tokens:revoke",
            "tokens:rotate",
            "audit:read",
            "webhooks:read",
            "webhooks:write");

    private CliRealm() {}

    /** A shell of the realm's administrator, signed in by a client whose tokens carry the admin's roles. */
    static Kcpat administrator(TestRealm realm, Path home) {
        return Kcpat.in(home).at(realm).with("KCPAT_ACCESS_TOKEN", realm.token("other-app", "root"));
    }

    static void prepare(TestRealm realm) {
        for (String scope : META) {
            realm.scopes().create(scope);
            realm.clients().addOptionalScope("script", scope);
        }
        var policy = new Policy(realm);
        policy.set("grantableScopes", "read execute admin " + String.join(" ", META));
        policy.set("authorizationDetailTypes", "{\"channel\":[\"read\",\"publish\"]}");
        realm.clients().update(TestRealm.MANAGER, client -> {
            Map<String, String> attributes = new HashMap<>(client.getAttributes());
            attributes.put("oauth2.device.authorization.grant.enabled", "true");
            attributes.put("oauth2.device.polling.interval", "1");
            attributes.put("pkce.code.challenge.method", "S256");
            client.setAttributes(attributes);
        });
    }
}
