package io.github.keycloakpat.server.harness;

import static io.github.keycloakpat.server.harness.RealmClients.confidentialClient;
import static io.github.keycloakpat.server.harness.RealmClients.publicClient;
import static io.github.keycloakpat.server.harness.RealmScopes.audience;
import static io.github.keycloakpat.server.harness.RealmScopes.scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keycloak.models.Constants;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.keycloak.representations.idm.ScopeMappingRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Realms to test in. */
public final class TestRealms {
    private static final List<String> GRANTABLE = List.of("read", "execute", "admin");
    private static final List<String> OPTIONAL_SCOPES =
            List.of("read", "execute", "admin", "address", "phone", "offline_access", "microprofile-jwt");
    private static final List<String> ACCOUNT_ROLES = List.of(
            "view-profile",
            "manage-account",
            "manage-account-links",
            "view-applications",
            "view-consent",
            "manage-consent",
            "view-groups");

    private TestRealms() {}

    /** A realm with nothing but what Keycloak puts in. */
    public static TestRealm empty(Keycloak keycloak) {
        return TestRealm.create(keycloak, bare());
    }

    /**
     * Orders and bills. Client scopes {@code read}, {@code execute}, {@code admin} bring the roles
     * {@code orders-viewer}, {@code orders-editor}, {@code orders-admin}; the first two put {@code orders-api} and
     * {@code billing-api} into {@code aud}. Users {@code alice} (viewer, editor, orders-api/deployer), {@code bob}
     * (viewer), {@code root} (realm-admin and all orders roles). Clients: see the methods below.
     */
    public static TestRealm standard(Keycloak keycloak) {
        return TestRealm.create(keycloak, standard());
    }

    /** The same, not made yet, and to be changed before. */
    public static RealmRepresentation standard() {
        RealmRepresentation realm = bare();
        realm.setAttributes(Map.of(
                "pat.grantableScopes", String.join(" ", GRANTABLE), Constants.CREATE_DEFAULT_CLIENT_SCOPES, "true"));
        realm.setRoles(roles());
        realm.setClientScopes(List.of(
                scope("read", List.of(audience("orders-api"))),
                scope("execute", List.of(audience("billing-api"))),
                scope("admin", List.of())));
        realm.clientScopeScopeMapping("read").role("orders-viewer");
        realm.clientScopeScopeMapping("execute").role("orders-editor");
        realm.clientScopeScopeMapping("admin").role("orders-admin");
        realm.setClients(List.of(
                confidentialClient("orders-api"),
                confidentialClient("billing-api"),
                manager(),
                exchanging(publicClient("script")),
                exchanging(confidentialClient("ci")),
                fullScope(exchanging(publicClient("full"))),
                application()));
        realm.setClientScopeMappings(Map.of("account", List.of(clientRoles(TestRealm.MANAGER, ACCOUNT_ROLES))));
        realm.setUsers(users(realm.getRealm()));
        return realm;
    }

    private static RealmRepresentation bare() {
        RealmRepresentation realm = new RealmRepresentation();
        realm.setRealm("t-" + UUID.randomUUID().toString().substring(0, 8));
        realm.setEnabled(true);
        realm.setSslRequired("none"); // else a foreign X-Forwarded-For would have to come by https
        realm.setPasswordPolicy("hashAlgorithm(pbkdf2-sha256) and hashIterations(1)"); // sign-ins are not what we test
        realm.setComponents(RealmKeys.components());
        return realm;
    }

    /** Where people manage their tokens: sees the account roles, may be used by password and in a browser. */
    private static ClientRepresentation manager() {
        ClientRepresentation client = inBrowser(publicClient(TestRealm.MANAGER));
        client.setWebOrigins(List.of("http://app.example"));
        return client;
    }

    /** An ordinary application with Keycloak's defaults, so that its tokens carry aud=account and the role. */
    private static ClientRepresentation application() {
        return fullScope(inBrowser(publicClient("other-app")));
    }

    private static ClientRepresentation inBrowser(ClientRepresentation client) {
        client.setStandardFlowEnabled(true);
        client.setRedirectUris(List.of("http://127.0.0.1/*"));
        return client;
    }

    /** The same, allowed to exchange personal access tokens and assigned all grantable scopes. */
    public static ClientRepresentation exchanging(ClientRepresentation client) {
        client.setDirectAccessGrantsEnabled(false);
        client.setAttributes(Map.of("pat.exchange.enabled", "true"));
        client.setDefaultClientScopes(RealmClients.DEFAULT_SCOPES);
        client.setOptionalClientScopes(OPTIONAL_SCOPES);
        return client;
    }

    private static ClientRepresentation fullScope(ClientRepresentation client) {
        client.setFullScopeAllowed(true);
        return client;
    }

    private static RolesRepresentation roles() {
        RolesRepresentation roles = new RolesRepresentation();
        roles.setRealm(List.of(role("orders-viewer"), role("orders-editor"), role("orders-admin")));
        roles.setClient(Map.of(
                "orders-api", List.of(role("deployer")),
                "billing-api", List.of(role("clerk"))));
        return roles;
    }

    private static RoleRepresentation role(String name) {
        return new RoleRepresentation(name, "The role " + name, false);
    }

    private static ScopeMappingRepresentation clientRoles(String client, List<String> roles) {
        ScopeMappingRepresentation mapping = new ScopeMappingRepresentation();
        mapping.setClient(client);
        mapping.setRoles(Set.copyOf(roles));
        return mapping;
    }

    private static List<UserRepresentation> users(String realm) {
        return List.of(
                user(
                        realm,
                        "alice",
                        List.of("orders-viewer", "orders-editor"),
                        Map.of("orders-api", List.of("deployer"))),
                user(realm, "bob", List.of("orders-viewer"), Map.of()),
                user(
                        realm,
                        "root",
                        List.of("orders-viewer", "orders-editor", "orders-admin"),
                        Map.of("realm-management", List.of("realm-admin"))));
    }

    /** Imported users get no default roles by themselves. */
    private static UserRepresentation user(
            String realm, String name, List<String> realmRoles, Map<String, List<String>> clientRoles) {
        List<String> roles = new ArrayList<>(realmRoles);
        roles.add(Constants.DEFAULT_ROLES_ROLE_PREFIX + "-" + realm);
        UserRepresentation user = RealmUsers.person(name);
        user.setRealmRoles(roles);
        user.setClientRoles(new HashMap<>(clientRoles));
        return user;
    }
}
