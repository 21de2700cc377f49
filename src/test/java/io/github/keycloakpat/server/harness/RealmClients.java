package io.github.keycloakpat.server.harness;

import io.github.keycloakpat.server.http.Http;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** The clients of a {@link TestRealm}, named by their client ids; looked up each time, as tests re-create them. */
public final class RealmClients {
    static final List<String> DEFAULT_SCOPES = List.of("web-origins", "acr", "profile", "roles", "basic", "email");

    private final TestRealm realm;

    RealmClients(TestRealm realm) {
        this.realm = realm;
    }

    /** Makes a client with the realm's default scopes; the answer is its internal id. */
    public String create(ClientRepresentation client) {
        return clients().post("").json(client).send().expect(201).createdId();
    }

    public ClientRepresentation get(String clientId) {
        ClientRepresentation[] found =
                clients().get("").query("clientId", clientId).send().expect(200).as(ClientRepresentation[].class);
        if (found.length != 1) {
            throw new AssertionError(found.length + " clients " + clientId + " in " + realm.name());
        }
        return found[0];
    }

    /** The internal id. */
    public String id(String clientId) {
        return get(clientId).getId();
    }

    /** Reads, changes and writes a client; scopes have their own calls. */
    public void update(String clientId, Consumer<ClientRepresentation> change) {
        ClientRepresentation client = get(clientId);
        change.accept(client);
        clients().put("/" + client.getId()).json(client).send().expect(204);
    }

    public void disable(String clientId) {
        update(clientId, client -> client.setEnabled(false));
    }

    public void delete(String clientId) {
        clients().delete("/" + id(clientId)).send().expect(204);
    }

    /** Turns the service account on; the answer is the id of its user. */
    public String serviceAccount(String clientId, String... roles) {
        update(clientId, client -> client.setServiceAccountsEnabled(true));
        String user = clients()
                .get("/" + id(clientId) + "/service-account-user")
                .send()
                .expect(200)
                .text("id");
        for (String role : roles) {
            realm.roles().map(realm.admin().below("/users/" + user + "/role-mappings"), "POST", role);
        }
        return user;
    }

    public void addDefaultScope(String clientId, String scope) {
        scope("PUT", clientId, "default", scope);
    }

    public void removeDefaultScope(String clientId, String scope) {
        scope("DELETE", clientId, "default", scope);
    }

    public void addOptionalScope(String clientId, String scope) {
        scope("PUT", clientId, "optional", scope);
    }

    public void removeOptionalScope(String clientId, String scope) {
        scope("DELETE", clientId, "optional", scope);
    }

    /** Lets a client without full scope see these roles. */
    public void addScopeMappings(String clientId, String... roles) {
        for (String role : roles) {
            realm.roles().map(clients().below("/" + id(clientId) + "/scope-mappings"), "POST", role);
        }
    }

    /** Gives every token of the client this role. */
    public void hardcodeRole(String clientId, String role) {
        addMapper(clientId, "oidc-hardcoded-role-mapper", Map.of("role", role.replace('/', '.')));
    }

    /** Gives every access token of the client this audience, whether such a client exists or not. */
    public void hardcodeAudience(String clientId, String audience) {
        addMapper(
                clientId,
                "oidc-audience-mapper",
                Map.of("included.custom.audience", audience, "access.token.claim", "true"));
    }

    /** Adds a mapper of the client's own, of a kind such as {@code oidc-usermodel-attribute-mapper}. */
    public void addMapper(String clientId, String kind, Map<String, String> config) {
        ProtocolMapperRepresentation mapper = mapper(kind, config);
        clients()
                .post("/" + id(clientId) + "/protocol-mappers/models")
                .json(mapper)
                .send()
                .expect(201);
    }

    static ProtocolMapperRepresentation mapper(String kind, Map<String, String> config) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName(kind + "-" + Integer.toHexString(config.hashCode()));
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper(kind);
        mapper.setConfig(config);
        return mapper;
    }

    /** A public client without full scope that allows the password grant only. */
    public static ClientRepresentation publicClient(String clientId) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(clientId);
        client.setProtocol("openid-connect");
        client.setEnabled(true);
        client.setPublicClient(true);
        client.setStandardFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(true);
        client.setFullScopeAllowed(false);
        return client;
    }

    /** The same with a secret. */
    public static ClientRepresentation confidentialClient(String clientId) {
        ClientRepresentation client = publicClient(clientId);
        client.setPublicClient(false);
        client.setSecret(TestRealm.SECRET);
        return client;
    }

    private void scope(String method, String clientId, String kind, String scope) {
        clients()
                .call(
                        method,
                        "/" + id(clientId) + "/" + kind + "-client-scopes/"
                                + realm.scopes().id(scope))
                .send()
                .expect(204);
    }

    private Http clients() {
        return realm.admin().below("/clients");
    }
}
