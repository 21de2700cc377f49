package io.github.keycloakpat.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.api.PolicyRepresentation;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.policy.PolicyTexts;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** A realm's policy, for who may see and change the realm. */
final class AdminPolicyCalls {
    private final KeycloakSession session;
    private final AdminPermissionEvaluator auth;
    private final AdminCaller admin;
    private final RestContext rest;
    private final AdminEvents events;

    AdminPolicyCalls(
            KeycloakSession session,
            AdminPermissionEvaluator auth,
            AdminCaller admin,
            RestContext rest,
            AdminEvents events) {
        this.session = session;
        this.auth = auth;
        this.admin = admin;
        this.rest = rest;
        this.events = events;
    }

    ResponseBuilder get() {
        auth.realm().requireViewRealm();
        return Answers.json(200, present());
    }

    ResponseBuilder put(InputStream body) {
        auth.realm().requireManageRealm();
        ObjectNode request =
                Json.readObject(body, session.getContext().getHttpRequest().getHttpHeaders());
        JsonNode before = Json.toTree(present());
        Map<String, String> changes = PolicyRequest.read(request, before);
        RealmModel realm = rest.realm();
        changes.entrySet().removeIf(change -> change.getValue().equals(kept(realm, change.getKey())));
        if (changes.isEmpty()) {
            return Answers.json(200, present());
        }
        PatServices.of(session).changingPolicy(admin.actor(), changes);
        changes.forEach((field, value) -> {
            if (value.isEmpty()) {
                realm.removeAttribute(PolicyTexts.PREFIX + field);
            } else {
                realm.setAttribute(PolicyTexts.PREFIX + field, value);
            }
        });
        PolicyRepresentation after = present();
        events.policyChanged(after);
        return Answers.json(200, after);
    }

    private static String kept(RealmModel realm, String field) {
        return Objects.requireNonNullElse(realm.getAttribute(PolicyTexts.PREFIX + field), "");
    }

    private PolicyRepresentation present() {
        return new PolicyShown(rest.realm()).of(PatServices.of(session));
    }
}
