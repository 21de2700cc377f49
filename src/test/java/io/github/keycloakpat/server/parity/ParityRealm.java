package io.github.keycloakpat.server.parity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.idm.authorization.PolicyEnforcementMode;
import org.keycloak.representations.idm.authorization.ResourceRepresentation;
import org.keycloak.representations.idm.authorization.ResourceServerRepresentation;

/** The standard realm with clients of all kinds whose ids are the same wherever it is made. */
final class ParityRealm {
    /** The client that asks about tokens; tokens with the scope {@code read} are meant for it. */
    static final String API = "orders-api";
    /** Gets tokens by password; nothing about it is special. */
    static final String APP = "app";
    /** Its access tokens hold next to nothing. */
    static final String LIGHT = "light";
    /** Has a service account. */
    static final String MACHINE = "machine";
    /** Has mappers that write what they like. */
    static final String HARD = "hard";
    /** Exchanges tokens that are meant for it, as tokens with the scope {@code execute} are. */
    static final String REQUESTER = "billing-api";
    /** No token is meant for it. */
    static final String STRANGER = "ci";

    private ParityRealm() {}

    static RealmRepresentation create() {
        RealmRepresentation realm = TestRealms.standard();
        realm.setEventsEnabled(true);
        List<ClientRepresentation> clients = new ArrayList<>(realm.getClients());
        clients.add(application(APP));
        clients.add(with(application(LIGHT), "client.use.lightweight.access.token.enabled"));
        clients.add(machine());
        clients.add(hardCoding());
        clients.forEach(client -> client.setId(id(client.getClientId())));
        realm.setClients(clients);
        exchanging(find(realm, REQUESTER));
        asking(find(realm, API));
        List<UserRepresentation> users = new ArrayList<>(realm.getUsers());
        users.add(account(MACHINE));
        users.forEach(user -> user.setId(id(user.getUsername())));
        realm.setUsers(users);
        return realm;
    }

    private static ClientRepresentation application(String clientId) {
        ClientRepresentation client = RealmClients.confidentialClient(clientId);
        client.setFullScopeAllowed(true);
        client.setDefaultClientScopes(List.of("web-origins", "acr", "profile", "roles", "basic", "email"));
        client.setOptionalClientScopes(List.of("read", "execute", "address", "offline_access"));
        return client;
    }

    private static ClientRepresentation machine() {
        ClientRepresentation client = application(MACHINE);
        client.setServiceAccountsEnabled(true);
        client.setDirectAccessGrantsEnabled(false);
        return client;
    }

    private static UserRepresentation account(String clientId) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername("service-account-" + clientId);
        user.setEnabled(true);
        user.setServiceAccountClientId(clientId);
        user.setRealmRoles(List.of("orders-viewer", "orders-editor"));
        return user;
    }

    private static ClientRepresentation hardCoding() {
        ClientRepresentation client = application(HARD);
        client.setProtocolMappers(List.of(
                mapper("oidc-hardcoded-role-mapper", Map.of("role", "orders-admin")),
                mapper(
                        "oidc-audience-mapper",
                        Map.of("included.custom.audience", "urn:example:hard", "access.token.claim", "true")),
                claim("scope", "all of it", "String"),
                claim("pat_id", "not one of ours", "String"),
                claim("pat_generation", "7", "int"),
                claim("token_type", "personal_access_token", "String"),
                claim("authorization_details", "[{\"type\":\"channel\",\"actions\":[\"read\"]}]", "JSON")));
        return client;
    }

    private static ProtocolMapperRepresentation claim(String name, String value, String type) {
        return mapper(
                "oidc-hardcoded-claim-mapper",
                Map.of(
                        "claim.name", name,
                        "claim.value", value,
                        "jsonType.label", type,
                        "access.token.claim", "true",
                        "introspection.token.claim", "true"));
    }

    private static ProtocolMapperRepresentation mapper(String kind, Map<String, String> config) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName(kind + " " + config.getOrDefault("claim.name", ""));
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper(kind);
        mapper.setConfig(config);
        return mapper;
    }

    private static void exchanging(ClientRepresentation client) {
        with(client, "standard.token.exchange.enabled");
        client.setFullScopeAllowed(true);
        client.setDefaultClientScopes(List.of("web-origins", "acr", "profile", "roles", "basic", "email", "read"));
    }

    /** Gets signed answers too, and has a resource to which everybody is let in. */
    private static void asking(ClientRepresentation client) {
        with(client, "client.introspection.response.allow.jwt.claim.enabled");
        ResourceRepresentation door = new ResourceRepresentation("door");
        door.setId(id("door"));
        ResourceServerRepresentation server = new ResourceServerRepresentation();
        server.setPolicyEnforcementMode(PolicyEnforcementMode.PERMISSIVE);
        server.setResources(List.of(door));
        client.setServiceAccountsEnabled(true);
        client.setAuthorizationServicesEnabled(true);
        client.setAuthorizationSettings(server);
    }

    private static ClientRepresentation with(ClientRepresentation client, String attribute) {
        Map<String, String> attributes = new HashMap<>();
        if (client.getAttributes() != null) {
            attributes.putAll(client.getAttributes());
        }
        attributes.put(attribute, "true");
        client.setAttributes(attributes);
        return client;
    }

    private static ClientRepresentation find(RealmRepresentation realm, String clientId) {
        return realm.getClients().stream()
                .filter(client -> client.getClientId().equals(clientId))
                .findAny()
                .orElseThrow();
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }
}
