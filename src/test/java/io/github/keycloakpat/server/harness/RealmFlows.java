package io.github.keycloakpat.server.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.server.http.Http;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The authentication flows of a {@link TestRealm}, by alias. */
public final class RealmFlows {
    private final TestRealm realm;

    RealmFlows(TestRealm realm) {
        this.realm = realm;
    }

    /** Makes a flow without executions. */
    public void create(String flow) {
        flows().post("")
                .json(Map.of("alias", flow, "providerId", "basic-flow", "topLevel", true, "builtIn", false))
                .send()
                .expect(201);
    }

    /** Copies a flow; its parts are named anew by Keycloak, its executions are as before. */
    public void copy(String flow, String as) {
        flows().post(path(flow) + "/copy").json(Map.of("newName", as)).send().expect(201);
    }

    /** Adds an execution as the last one; the answer is its id. */
    public String add(String flow, String authenticator, String requirement) {
        String id = flows().post(path(flow) + "/executions/execution")
                .json(Map.of("provider", authenticator))
                .send()
                .expect(201)
                .createdId();
        require(flow, authenticator, requirement);
        return id;
    }

    /** Adds a part as the last one; the answer is the id of the execution that it is. */
    public String addPart(String flow, String part, String requirement) {
        flows().post(path(flow) + "/executions/flow")
                .json(Map.of("alias", part, "type", "basic-flow", "description", "", "provider", ""))
                .send()
                .expect(201);
        ObjectNode added = execution(flow, "displayName", part);
        flows().put(path(flow) + "/executions")
                .json(added.put("requirement", requirement))
                .send()
                .expect(204);
        return added.path("id").asText();
    }

    /** Sets REQUIRED, ALTERNATIVE or DISABLED. */
    public void require(String flow, String authenticator, String requirement) {
        ObjectNode execution = execution(flow, "providerId", authenticator);
        flows().put(path(flow) + "/executions")
                .json(execution.put("requirement", requirement))
                .send()
                .expect(204);
    }

    /** Moves an execution one place up. */
    public void raise(String execution) {
        authentication()
                .post("/executions/" + execution + "/raise-priority")
                .send()
                .expect(204);
    }

    public String id(String flow) {
        for (JsonNode found : flows().get("").send().expect(200).json()) {
            if (found.path("alias").asText().equals(flow)) {
                return found.path("id").asText();
            }
        }
        throw new AssertionError("no flow " + flow + " in " + realm.name());
    }

    /** What the admin console shows of an authenticator. */
    public JsonNode shown(String authenticator) {
        for (JsonNode found : authentication()
                .get("/authenticator-providers")
                .send()
                .expect(200)
                .json()) {
            if (found.path("id").asText().equals(authenticator)) {
                return found;
            }
        }
        throw new AssertionError("no authenticator " + authenticator);
    }

    private ObjectNode execution(String flow, String field, String value) {
        for (JsonNode found :
                flows().get(path(flow) + "/executions").send().expect(200).json()) {
            if (found.path(field).asText().equals(value)) {
                return (ObjectNode) found;
            }
        }
        throw new AssertionError("no execution " + value + " in " + flow);
    }

    private static String path(String flow) {
        return "/" + URLEncoder.encode(flow, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Http flows() {
        return authentication().below("/flows");
    }

    private Http authentication() {
        return realm.admin().below("/authentication");
    }
}
