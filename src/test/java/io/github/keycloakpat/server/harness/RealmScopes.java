package io.github.keycloakpat.server.harness;

import io.github.keycloakpat.server.http.Http;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** The client scopes of a {@link TestRealm}, by name. */
public final class RealmScopes {
    private final TestRealm realm;

    RealmScopes(TestRealm realm) {
        this.realm = realm;
    }

    /** Makes a scope that shows in {@code scope} and brings these roles. */
    public void create(String name, String... roles) {
        scopes().post("").json(scope(name, List.of())).send().expect(201);
        addRoles(name, roles);
    }

    static ClientScopeRepresentation scope(String name, List<ProtocolMapperRepresentation> mappers) {
        ClientScopeRepresentation scope = new ClientScopeRepresentation();
        scope.setName(name);
        scope.setDescription("The scope " + name);
        scope.setProtocol("openid-connect");
        scope.setAttributes(Map.of("include.in.token.scope", "true", "display.on.consent.screen", "true"));
        scope.setProtocolMappers(mappers);
        return scope;
    }

    /** Puts an application into {@code aud}. */
    static ProtocolMapperRepresentation audience(String clientId) {
        return RealmClients.mapper(
                "oidc-audience-mapper", Map.of("included.client.audience", clientId, "access.token.claim", "true"));
    }

    public void addRoles(String name, String... roles) {
        map("POST", name, roles);
    }

    public void removeRoles(String name, String... roles) {
        map("DELETE", name, roles);
    }

    public void addAudience(String name, String clientId) {
        addMapper(name, audience(clientId));
    }

    /** Adds a mapper of a kind such as {@code oidc-usermodel-attribute-mapper}. */
    public void addMapper(String name, String kind, Map<String, String> config) {
        addMapper(name, RealmClients.mapper(kind, config));
    }

    /** Lets the mapper of this kind write into access tokens and introspection, or not. */
    public void switchMapper(String name, String kind, boolean on) {
        ClientScopeRepresentation scope = get(name);
        ProtocolMapperRepresentation mapper = scope.getProtocolMappers().stream()
                .filter(found -> found.getProtocolMapper().equals(kind))
                .findAny()
                .orElseThrow(() -> new AssertionError("no mapper " + kind + " in " + name));
        mapper.getConfig().put("access.token.claim", Boolean.toString(on));
        mapper.getConfig().put("introspection.token.claim", Boolean.toString(on));
        scopes().put("/" + scope.getId() + "/protocol-mappers/models/" + mapper.getId())
                .json(mapper)
                .send()
                .expect(204);
    }

    private void addMapper(String name, ProtocolMapperRepresentation mapper) {
        scopes().post("/" + id(name) + "/protocol-mappers/models")
                .json(mapper)
                .send()
                .expect(201);
    }

    /** Reads, changes and writes a scope. */
    public void update(String name, Consumer<ClientScopeRepresentation> change) {
        ClientScopeRepresentation scope = get(name);
        change.accept(scope);
        scopes().put("/" + scope.getId()).json(scope).send().expect(204);
    }

    public void delete(String name) {
        scopes().delete("/" + id(name)).send().expect(204);
    }

    public ClientScopeRepresentation get(String name) {
        return Stream.of(scopes().get("").send().expect(200).as(ClientScopeRepresentation[].class))
                .filter(scope -> scope.getName().equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError("no client scope " + name + " in " + realm.name()));
    }

    public String id(String name) {
        return get(name).getId();
    }

    private void map(String method, String name, String... roles) {
        String id = id(name);
        for (String role : roles) {
            realm.roles().map(scopes().below("/" + id + "/scope-mappings"), method, role);
        }
    }

    private Http scopes() {
        return realm.admin().below("/client-scopes");
    }
}
