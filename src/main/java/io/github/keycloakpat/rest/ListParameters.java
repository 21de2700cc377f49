package io.github.keycloakpat.rest;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.lifecycle.PatStatus;
import io.github.keycloakpat.core.outbox.DeliveryState;
import io.github.keycloakpat.core.port.PatQuery;
import io.github.keycloakpat.token.PatFormat;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The query parameters of a list. What is unknown, repeated or out of bounds is refused. */
final class ListParameters {
    private static final Set<String> FILTERS = Set.of("status", "search");
    private static final Set<String> PAGES = Set.of("first", "max");
    private static final Set<String> PAGING = Set.of("first", "max", "sort", "order");
    private static final Map<String, PatQuery.Sort> SORTS = Map.of(
            "name", PatQuery.Sort.NAME,
            "createdAt", PatQuery.Sort.CREATED_AT,
            "expiresAt", PatQuery.Sort.EXPIRES_AT,
            "lastUsedAt", PatQuery.Sort.LAST_USED_AT);
    private static final String CONFIRM = "confirm";
    private static final int DEFAULT_MAX = 20;
    private static final int LIMIT = 100;
    private static final int MAX_FIRST = 1_000_000_000;
    private static final int MAX_SEARCH = 255;

    private final MultivaluedMap<String, String> parameters;

    private ListParameters(MultivaluedMap<String, String> parameters, Set<String> repeatable) {
        this.parameters = parameters;
        parameters.forEach((name, values) -> {
            if (!repeatable.contains(name)) {
                requireSingle(name, values);
            }
        });
    }

    static ListParameters ofList(MultivaluedMap<String, String> parameters) {
        return single(parameters).knowing(FILTERS, PAGING);
    }

    /** The same with what administrators look for besides. */
    static ListParameters ofRealm(MultivaluedMap<String, String> parameters) {
        return single(parameters).knowing(AdminFilter.NAMES, PAGING);
    }

    /** Whose tokens are counted. */
    static ListParameters ofCounts(MultivaluedMap<String, String> parameters) {
        return single(parameters).knowing(AdminFilter.OWNER, Set.of());
    }

    /** Who is meant, and nothing else. */
    static ListParameters ofUser(MultivaluedMap<String, String> parameters) {
        return single(parameters).knowing(Set.of(AdminFilter.USER_ID), Set.of());
    }

    static ListParameters ofDeletion(MultivaluedMap<String, String> parameters) {
        return single(parameters).knowing(FILTERS, Set.of(CONFIRM));
    }

    /** What a list needs that has one order and no filters. */
    static ListParameters ofPages(MultivaluedMap<String, String> parameters) {
        return single(parameters).knowing(Set.of(), PAGES);
    }

    /** The same of a whole realm, with what administrators look for. */
    static ListParameters ofRealmTrail(MultivaluedMap<String, String> parameters) {
        return new ListParameters(parameters, Set.of(TrailFilter.TYPE)).knowing(TrailFilter.NAMES, PAGES);
    }

    /** What was, or is to be, delivered. */
    static ListParameters ofDeliveries(MultivaluedMap<String, String> parameters) {
        return single(parameters).knowing(Set.of("status"), PAGES);
    }

    private static ListParameters single(MultivaluedMap<String, String> parameters) {
        return new ListParameters(parameters, Set.of());
    }

    private ListParameters knowing(Set<String> filters, Set<String> others) {
        parameters.keySet().stream()
                .filter(name -> !filters.contains(name) && !others.contains(name))
                .findAny()
                .ifPresent(ListParameters::unknown);
        return this;
    }

    Map<String, String> filters() {
        Map<String, String> filters = new HashMap<>();
        parameters.forEach((name, values) -> {
            if (AdminFilter.NAMES.contains(name)) {
                filters.put(name, values.get(0));
            }
        });
        return filters;
    }

    int first() {
        return number("first", 0, MAX_FIRST);
    }

    int max() {
        return number("max", DEFAULT_MAX, LIMIT);
    }

    boolean isConfirmed() {
        return "true".equals(parameters.getFirst(CONFIRM));
    }

    PatQuery query(String userId, Instant now) {
        return PatQuery.ofOwner(userId, status(), search(), now);
    }

    PatQuery.Page page() {
        String sort = parameters.getFirst("sort");
        if (sort != null && !SORTS.containsKey(sort)) {
            throw invalid("sort", "must be one of name, createdAt, expiresAt and lastUsedAt.");
        }
        boolean ascending = ascending(sort != null);
        return new PatQuery.Page(sort == null ? PatQuery.Sort.CREATED_AT : SORTS.get(sort), ascending, first(), max());
    }

    /** Newest first if nothing is said. */
    private boolean ascending(boolean preset) {
        String order = parameters.getFirst("order");
        if (order == null) {
            return preset;
        }
        return switch (order) {
            case "asc" -> true;
            case "desc" -> false;
            default -> throw invalid("order", "must be asc or desc.");
        };
    }

    private Optional<PatStatus> status() {
        return status(parameters.getFirst("status"));
    }

    static Optional<PatStatus> status(String status) {
        if (status == null) {
            return Optional.of(PatStatus.ACTIVE);
        }
        return switch (status) {
            case "active" -> Optional.of(PatStatus.ACTIVE);
            case "expired" -> Optional.of(PatStatus.EXPIRED);
            case "revoked" -> Optional.of(PatStatus.REVOKED);
            case "all" -> Optional.empty();
            default -> throw invalid("status", "must be one of active, expired, revoked and all.");
        };
    }

    /** Empty for all. */
    Optional<DeliveryState> deliveryState() {
        String status = parameters.getFirst("status");
        if (status == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (status) {
                    case "pending" -> DeliveryState.PENDING;
                    case "delivered" -> DeliveryState.DELIVERED;
                    case "failed" -> DeliveryState.FAILED;
                    default -> throw invalid("status", "must be one of pending, delivered and failed.");
                });
    }

    private Optional<String> search() {
        return search(parameters.getFirst("search"));
    }

    static Optional<String> search(String search) {
        if (search != null && (search.length() > MAX_SEARCH || search.indexOf('\0') >= 0)) {
            throw invalid("search", "has at most " + MAX_SEARCH + " characters.");
        }
        if (search != null && PatFormat.isIn(search)) {
            throw invalid("search", "holds the value of a token. Search for its last four characters instead.");
        }
        return Optional.ofNullable(search).map(String::strip).filter(text -> !text.isEmpty());
    }

    private int number(String name, int preset, int limit) {
        String text = parameters.getFirst(name);
        if (text == null) {
            return preset;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > limit) {
            throw invalid(name, "must be a whole number from 0 to " + limit + ".");
        }
        return Integer.parseInt(text);
    }

    private void requireSingle(String name, List<String> values) {
        if (values.size() != 1) {
            throw invalid(name, "must be given once.");
        }
    }

    private static void unknown(String name) {
        throw RequestFields.fault(name, "is no parameter of this call. Leave it out.");
    }

    static FaultException invalid(String name, String what) {
        return FaultException.of(Fault.INVALID_REQUEST, field(name), "'" + name + "' " + what);
    }
}
