package io.github.keycloakpat.server.harness;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;

/** A company's directory in memory, whose people can sign in to realms that are federated with it. */
public final class Ldap implements AutoCloseable {
    private static final String BASE = "dc=example,dc=org";
    private static final String PEOPLE = "ou=people," + BASE;
    private static final String ADMIN = "cn=admin";

    private final InMemoryDirectoryServer server;

    private Ldap(InMemoryDirectoryServer server) {
        this.server = server;
    }

    /** Listens on a free port of the loopback address. */
    public static Ldap start() throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.addAdditionalBindCredentials(ADMIN, TestRealm.PASSWORD);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add("dn: " + BASE, "objectClass: domain", "dc: example");
        server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
        server.startListening();
        return new Ldap(server);
    }

    /** Adds someone with the usual password. */
    public void add(String name) throws LDAPException, LDIFException {
        server.add(
                "dn: " + dn(name),
                "objectClass: inetOrgPerson",
                "uid: " + name,
                "cn: " + name,
                "sn: Example",
                "givenName: " + name,
                "mail: " + name + "@example.org",
                "userPassword: " + TestRealm.PASSWORD);
    }

    public void remove(String name) throws LDAPException {
        server.delete(dn(name));
    }

    /** Makes the directory a source of users, not cached, so that removals show at once; the answer is its id. */
    public String federate(TestRealm realm) {
        ComponentRepresentation component = new ComponentRepresentation();
        component.setName("directory");
        component.setProviderId("ldap");
        component.setProviderType("org.keycloak.storage.UserStorageProvider");
        component.setParentId(realm.get().getId());
        component.setConfig(config());
        return realm.admin()
                .post("/components")
                .json(component)
                .send()
                .expect(201)
                .createdId();
    }

    private MultivaluedHashMap<String, String> config() {
        MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
        Map.ofEntries(
                        Map.entry("enabled", "true"),
                        Map.entry("cachePolicy", "NO_CACHE"),
                        Map.entry("importEnabled", "true"),
                        Map.entry("editMode", "READ_ONLY"),
                        Map.entry("vendor", "other"),
                        Map.entry("connectionUrl", "ldap://127.0.0.1:" + server.getListenPort()),
                        Map.entry("authType", "simple"),
                        Map.entry("bindDn", ADMIN),
                        Map.entry("bindCredential", TestRealm.PASSWORD),
                        Map.entry("usersDn", PEOPLE),
                        Map.entry("usernameLDAPAttribute", "uid"),
                        Map.entry("rdnLDAPAttribute", "uid"),
                        Map.entry("uuidLDAPAttribute", "entryUUID"),
                        Map.entry("userObjectClasses", "inetOrgPerson"),
                        Map.entry("searchScope", "1"),
                        Map.entry("trustEmail", "true"))
                .forEach((key, value) -> config.put(key, List.of(value)));
        return config;
    }

    private static String dn(String name) {
        return "uid=" + name + "," + PEOPLE;
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
