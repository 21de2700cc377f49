package io.github.keycloakpat.server.harness;

import io.github.keycloakpat.server.http.Http;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * A realm of a test's own, changed through the admin REST API. Roles are named as in a token: {@code name} of the realm
 * or {@code clientId/name}. Every user's password is {@value #PASSWORD}, every confidential client's secret
 * {@value #SECRET}.
 */
public final class TestRealm {
    public static final String PASSWORD = "password";
    public static final String SECRET = "secret";
    /** The client by which people manage their tokens, one of the policy's {@code managementClients}. */
    public static final String MANAGER = "kcpat";

    private final Keycloak keycloak;
    private final String name;

    private TestRealm(Keycloak keycloak, String name) {
        this.keycloak = keycloak;
        this.name = name;
    }

    /** Makes the realm; it is deleted after the class of tests. */
    public static TestRealm create(Keycloak keycloak, RealmRepresentation realm) {
        keycloak.admin().post("").json(realm).send().expect(201);
        keycloak.remember(realm.getRealm());
        return new TestRealm(keycloak, realm.getRealm());
    }

    /** The same realm by another node of its cluster. */
    public TestRealm at(Keycloak node) {
        return new TestRealm(node, name);
    }

    public Keycloak keycloak() {
        return keycloak;
    }

    public String name() {
        return name;
    }

    /** The address {@code …/realms/{realm}}, which is also its issuer. */
    public String url() {
        return keycloak.url() + "/realms/" + name;
    }

    /** Calls below {@link #url()}, without any sign-in. */
    public Http http() {
        return Http.at(url());
    }

    /** Calls below {@code /admin/realms/{realm}} as a service account that may do all. */
    public Http admin() {
        return keycloak.admin().below("/" + name);
    }

    public RealmUsers users() {
        return new RealmUsers(this);
    }

    public RealmRoles roles() {
        return new RealmRoles(this);
    }

    public RealmGroups groups() {
        return new RealmGroups(this);
    }

    public RealmClients clients() {
        return new RealmClients(this);
    }

    public RealmScopes scopes() {
        return new RealmScopes(this);
    }

    public RealmFlows flows() {
        return new RealmFlows(this);
    }

    /** A browser without cookies. */
    public Browser browser() {
        return new Browser(this);
    }

    /** The user's access token by the password grant at {@link #MANAGER}, fresh each time; it has no AUTH_TIME. */
    public String token(String user) {
        return token(MANAGER, user);
    }

    /** The same at another client, which must allow direct access grants. */
    public String token(String client, String user) {
        return http().post("/protocol/openid-connect/token")
                .form("grant_type", "password", "client_id", client, "client_secret", SECRET)
                .form("username", user, "password", PASSWORD, "scope", "openid")
                .send()
                .expect(200)
                .text("access_token");
    }

    /** An access token of the client's own service account. */
    public String serviceToken(String client) {
        return http().post("/protocol/openid-connect/token")
                .form("grant_type", "client_credentials", "client_id", client, "client_secret", SECRET)
                .send()
                .expect(200)
                .text("access_token");
    }

    /** An access token of the server's admin, a person of the master realm. */
    public String adminToken() {
        return keycloak.adminToken();
    }

    /** The user's access token by the code flow in a new browser; its session has an AUTH_TIME. */
    public String browserLogin(String client, String user) {
        return browser().signIn(client, user);
    }

    /** The user's access token in a session which the server's admin has opened by impersonation. */
    public String impersonate(String client, String user) {
        return browser().impersonate(client, user);
    }

    public RealmRepresentation get() {
        return admin().get("").send().expect(200).as(RealmRepresentation.class);
    }

    /** Reads, changes and writes the realm. */
    public void update(Consumer<RealmRepresentation> change) {
        RealmRepresentation realm = get();
        change.accept(realm);
        admin().put("").json(realm).send().expect(204);
    }

    public void setAttribute(String attribute, String value) {
        update(realm -> {
            Map<String, String> attributes = new HashMap<>(realm.getAttributesOrEmpty());
            attributes.put(attribute, value);
            realm.setAttributes(attributes);
        });
    }

    public void removeAttribute(String attribute) {
        update(realm -> {
            Map<String, String> attributes = new HashMap<>(realm.getAttributesOrEmpty());
            attributes.remove(attribute);
            realm.setAttributes(attributes);
        });
    }

    /** From now on nothing issued before counts, by the server's clock. */
    public void raiseNotBefore() {
        update(realm -> realm.setNotBefore((int) keycloak.now().getEpochSecond()));
    }

    public void delete() {
        keycloak.deleteRealm(name);
    }
}
