package io.github.keycloakpat.storage.jpa;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.audit.Origin;
import io.github.keycloakpat.core.lifecycle.PatName;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.util.JsonSerialization;

/** Between rows and lines of the audit trail. */
final class AuditMapping {
    private static final Logger LOG = Logger.getLogger(AuditMapping.class);
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private AuditMapping() {}

    static AuditEntity toRow(String realmId, AuditEntry entry) {
        var row = new AuditEntity();
        row.id = entry.id();
        row.realmId = realmId;
        row.type = entry.type().name();
        entry.subject().ifPresent(token -> {
            row.tokenId = token.tokenId();
            row.tokenName = token.tokenName();
            row.tokenNameKey = PatMapping.nameKey(new PatName(token.tokenName()));
            row.userId = token.userId();
        });
        row.actorId = entry.actorId().orElse(null);
        row.clientId = entry.origin().clientId().orElse(null);
        row.ip = entry.origin().ip().orElse(null);
        row.userAgent = entry.origin().userAgent().orElse(null);
        row.at = entry.at().toEpochMilli();
        row.details = write(entry.details());
        return row;
    }

    /** Empty for a type that a newer version of this extension wrote, on another node of a cluster. */
    static Optional<AuditEntry> toDomain(AuditEntity row) {
        return Arrays.stream(AuditType.values())
                .filter(type -> type.name().equals(row.type))
                .findFirst()
                .map(type -> toDomain(row, type));
    }

    private static AuditEntry toDomain(AuditEntity row, AuditType type) {
        return new AuditEntry(
                row.id,
                type,
                Optional.ofNullable(row.tokenId).map(id -> new AuditEntry.Subject(id, row.tokenName, row.userId)),
                Optional.ofNullable(row.actorId),
                new Origin(
                        Optional.ofNullable(row.clientId),
                        Optional.ofNullable(row.ip),
                        Optional.ofNullable(row.userAgent)),
                Instant.ofEpochMilli(row.at),
                read(row.details));
    }

    private static String write(Map<String, Object> details) {
        try {
            return details.isEmpty() ? null : JsonSerialization.writeValueAsString(details);
        } catch (IOException e) {
            throw new IllegalStateException("texts, truth values and lists of texts can be written as JSON", e);
        }
    }

    /** What was changed by other hands is shown as such; the rest of the line still tells what happened. */
    private static Map<String, Object> read(String json) {
        try {
            return json == null ? Map.of() : Map.copyOf(JsonSerialization.readValue(json, DETAILS));
        } catch (IOException | NullPointerException e) {
            LOG.warn("the details of a line of the audit trail can't be read", e);
            return Map.of("unreadable", true);
        }
    }
}
