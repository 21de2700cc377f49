package io.github.keycloakpat.rest;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.policy.PolicyBounds;
import io.github.keycloakpat.core.port.PatFilter;
import io.github.keycloakpat.core.port.PatQuery;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.RealmModel;

/** Which of a realm's tokens an administrator means: the filters of the list, and of revoking many at once. */
final class AdminFilter {
    static final String USER_ID = "userId";
    static final String USERNAME = "username";
    static final String VIOLATES_POLICY = "violatesPolicy";

    /** Those by which one user is named. */
    static final Set<String> OWNER = Set.of(USER_ID, USERNAME);

    static final Set<String> NAMES = Set.of(
            "status",
            "search",
            USER_ID,
            USERNAME,
            "scope",
            "audience",
            "expiresBefore",
            "unusedSince",
            VIOLATES_POLICY);
    private static final int MAX_TEXT = 255;

    private final RealmModel realm;
    private final PatServices services;
    private final Map<String, String> values;

    AdminFilter(RealmModel realm, PatServices services, Map<String, String> values) {
        this.realm = realm;
        this.services = services;
        this.values = values;
        values.forEach((name, value) -> {
            if (value.length() > MAX_TEXT || !RequestFields.isStorable(value)) {
                throw ListParameters.invalid(name, "is text of at most " + MAX_TEXT + " characters.");
            }
        });
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Empty, the id of a user, or of a name. */
    Optional<String> userId() {
        return text(USER_ID);
    }

    Optional<String> username() {
        return text(USERNAME);
    }

    /** @param userId whose tokens; empty for all whom the administrator may view */
    PatQuery query(Optional<String> userId, Instant now) {
        return new PatQuery(
                userId,
                ListParameters.status(values.get("status")),
                ListParameters.search(values.get("search")),
                new PatFilter(
                        text("scope"),
                        text("audience").map(this::applicationId),
                        instant("expiresBefore"),
                        instant("unusedSince").map(PatFilter.Unused.Since::new),
                        outside(),
                        false),
                now);
    }

    /** An application that is not there is shown by its internal id, and found by it. */
    private String applicationId(String name) {
        ClientModel client = realm.getClientByClientId(name);
        return client == null ? name : client.getId();
    }

    private Optional<Instant> instant(String name) {
        return text(name)
                .map(value -> PointInTime.parse(value)
                        .orElseThrow(() ->
                                ListParameters.invalid(name, "is a point in time such as 2026-12-31T23:59:59Z.")));
    }

    private Optional<PatFilter.Outside> outside() {
        return text(VIOLATES_POLICY).map(value -> switch (value) {
            case "true" -> new PatFilter.Outside(true, bounds(services));
            case "false" -> new PatFilter.Outside(false, bounds(services));
            default -> throw ListParameters.invalid(VIOLATES_POLICY, "must be true or false.");
        });
    }

    static PolicyBounds bounds(PatServices services) {
        Set<String> scopes =
                services.scopes().all().map(ClientScopeModel::getName).collect(Collectors.toSet());
        return PolicyBounds.of(services.policy(), scopes);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }
}
