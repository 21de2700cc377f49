package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.audit.AuditQuery;
import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.lifecycle.PatName;
import io.github.keycloakpat.token.PatFormat;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which lines of a realm's audit trail an administrator asks for. An empty parameter is as good as none. */
final class TrailFilter {
    static final String TYPE = "type";
    static final Set<String> NAMES = Set.of("userId", "tokenId", "tokenName", TYPE, "from", "to");

    private static final int MAX_TEXT = 255;

    private final MultivaluedMap<String, String> parameters;

    TrailFilter(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    AuditQuery query() {
        return new AuditQuery(
                text("userId"),
                text("tokenId"),
                text("tokenName").map(PatName::new),
                types(),
                time("from"),
                time("to"));
    }

    /** Says of what type a line is, as often as there are types to be found. */
    private Set<AuditType> types() {
        return parameters.getOrDefault(TYPE, List.of()).stream()
                .map(TrailFilter::type)
                .collect(Collectors.toSet());
    }

    private static AuditType type(String name) {
        return Arrays.stream(AuditType.values())
                .filter(type -> type.name().equals(name))
                .findAny()
                .orElseThrow(
                        () -> ListParameters.invalid(TYPE, "must be one of " + Arrays.toString(AuditType.values())));
    }

    private Optional<Instant> time(String name) {
        return text(name).map(text -> PointInTime.parse(text).orElseThrow(() -> noTime(name)));
    }

    private static RuntimeException noTime(String name) {
        return ListParameters.invalid(name, "is a point in time such as 2026-12-31T23:59:59Z.");
    }

    private Optional<String> text(String name) {
        String text = parameters.getFirst(name);
        if (text != null && (text.length() > MAX_TEXT || text.indexOf('\0') >= 0)) {
            throw ListParameters.invalid(name, "has at most " + MAX_TEXT + " characters.");
        }
        if (text != null && PatFormat.isIn(text)) {
            throw ListParameters.invalid(name, "holds the value of a token. Inspect the value to learn whose it is.");
        }
        return Optional.ofNullable(text).map(String::strip).filter(found -> !found.isEmpty());
    }
}
