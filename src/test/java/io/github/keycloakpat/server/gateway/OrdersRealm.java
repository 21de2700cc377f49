package io.github.keycloakpat.server.gateway;

import static io.github.keycloakpat.server.harness.RealmClients.confidentialClient;

import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.rest.Policy;
import java.util.Map;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * What the rules of the sample application name, added to a standard realm: the scopes {@code write} and {@code deploy}
 * beside {@code read}, all for {@code orders-api}; invoices; and the client {@value #GATEWAY}.
 */
final class OrdersRealm {
    static final String GATEWAY = "gateway";

    private OrdersRealm() {}

    static void prepare(TestRealm realm) {
        realm.scopes().create("write", "orders-editor");
        realm.scopes().addAudience("write", "orders-api");
        realm.scopes().create("deploy", "orders-api/deployer");
        realm.scopes().addAudience("deploy", "orders-api");
        Policy policy = new Policy(realm);
        policy.set("grantableScopes", "read write deploy");
        policy.set("authorizationDetailTypes", "{\"invoice\":[\"read\",\"write\"]}");
        ClientRepresentation gateway = TestRealms.exchanging(confidentialClient(GATEWAY));
        gateway.setAttributes(Map.of("pat.forward-auth.enabled", "true"));
        realm.clients().create(gateway);
        realm.clients().addOptionalScope(GATEWAY, "write");
    }

    static Gateway.Places places(TestRealm realm, SampleApp app) {
        return new Gateway.Places(realm.keycloak().url(), realm.name(), app.url());
    }
}
