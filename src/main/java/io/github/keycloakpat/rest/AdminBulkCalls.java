package io.github.keycloakpat.rest;

import static io.github.keycloakpat.core.fault.FaultException.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.PatEnding;
import io.github.keycloakpat.core.lifecycle.PatStatus;
import io.github.keycloakpat.core.lifecycle.Remark;
import io.github.keycloakpat.core.lifecycle.RevokeOrder;
import io.github.keycloakpat.core.port.PatQuery;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * Revokes many tokens by one call. Each is revoked in a transaction of its own, so that nobody waits for the others; what
 * was done stays done if the call is interrupted, and calling again does the rest.
 */
final class AdminBulkCalls {
    private static final Logger LOG = Logger.getLogger(AdminBulkCalls.class);
    private static final Set<String> FIELDS = Set.of("filter", "reason", "all");
    private static final String FIRST = " ";
    private static final int PAGE = 100;

    private final KeycloakSession session;
    private final AdminPermissionEvaluator auth;
    private final AdminCaller admin;
    private final RestContext rest;
    private final AdminEvents events;

    AdminBulkCalls(
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

    ResponseBuilder revoke(InputStream body) {
        auth.users().requireQuery();
        var fields = rest.fields(body, FIELDS);
        var services = PatServices.of(session);
        Map<String, String> values = filter(fields);
        if (values.isEmpty() && !fields.flag("all")) {
            throw FaultException.of(
                    Fault.CONFIRMATION_REQUIRED,
                    field("all"),
                    "Without a filter this revokes every token that you may manage. Add \"all\": true if that is meant.");
        }
        if (values.containsKey(AdminFilter.VIOLATES_POLICY) && services.policy().creationBlocked()) {
            throw FaultException.of(
                    Fault.INVALID_REQUEST,
                    field(AdminFilter.VIOLATES_POLICY),
                    "A field of the policy can't be read and counts as the narrowest that it could mean, by which this "
                            + "would revoke tokens that are as they should be. Mend the policy first: GET …/policy warns "
                            + "of the field.");
        }
        var filter = new AdminFilter(rest.realm(), services, values);
        Instant now = services.registry(Actor.rule()).now();
        PatQuery query = new AdminView(session, auth).query(filter, now);
        var order = new RevokeOrder(Remark.of(fields.text("reason").orElse(null), "reason"), false, false);
        Map<String, Object> counts = revoke(services, query, order);
        events.acted(counts);
        return Answers.json(200, counts);
    }

    private static Map<String, String> filter(RequestFields fields) {
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : fields.objectOrEmpty("filter").properties()) {
            if (!entry.getValue().isNull()) {
                values.put(entry.getKey(), value(entry.getKey(), entry.getValue()));
            }
        }
        return values;
    }

    /** In a list a blank field filters nothing; here that would revoke all. */
    private static String value(String name, JsonNode value) {
        boolean typed = value.isTextual() || (value.isBoolean() && AdminFilter.VIOLATES_POLICY.equals(name));
        if (!AdminFilter.NAMES.contains(name) || !typed || value.asText().isBlank()) {
            throw RequestFields.fault(name, "is no filter of the list, or says nothing. Leave it out.");
        }
        return value.asText();
    }

    private Map<String, Object> revoke(PatServices services, PatQuery query, RevokeOrder order) {
        long revoked = 0;
        long skipped = 0;
        String last = FIRST;
        List<Pat> page;
        do {
            page = services.store().following(query, last, PAGE);
            for (Pat pat : page) {
                if (pat.statusAt(query.now()) != PatStatus.REVOKED && mayManage(pat.userId()) && revoke(pat, order)) {
                    revoked++;
                } else {
                    skipped++;
                }
                last = pat.id();
            }
        } while (page.size() == PAGE);
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("revoked", revoked);
        counts.put("skipped", skipped);
        return counts;
    }

    private boolean mayManage(String userId) {
        UserModel user = session.users().getUserById(rest.realm(), userId);
        return user != null && auth.users().canManage(user);
    }

    private boolean revoke(Pat pat, RevokeOrder order) {
        String realmId = rest.realm().getId();
        Actor actor = admin.actor();
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    own -> {
                        own.getContext().setRealm(own.realms().getRealm(realmId));
                        var registry = PatServices.of(own).registry(actor);
                        return new PatEnding(registry).revoke(pat.userId(), pat.id(), order);
                    },
                    "revoke many personal access tokens");
        } catch (FaultException e) {
            return false; // deleted since
        } catch (RuntimeException e) {
            LOG.warnf(e, "token %s could not be revoked", pat.id());
            return false;
        }
    }
}
