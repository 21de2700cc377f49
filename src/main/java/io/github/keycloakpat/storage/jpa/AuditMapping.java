package io.github.keycloakpat.storage.jpa;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.audit.Origin;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.util.JsonSerialization;

/** Between rows and lines of the audit trail. */
final class AuditMapping {
    private AuditMapping() {}

    static AuditEntity toRow(String realmId, AuditEntry entry) {
        var row = new AuditEntity();
        row.id = entry.id();
        row.realmId = realmId;
        row.type = entry.type().name();
        row.tokenId = entry.tokenId();
        row.tokenName = entry.tokenName();
        row.userId = entry.userId();
        row.actorId = entry.actorId().orElse(null);
        row.clientId = entry.origin().clientId().orElse(null);
        row.ip = entry.origin().ip().orElse(null);
        row.userAgent = entry.origin().userAgent().orElse(null);
        row.at = entry.at().toEpochMilli();
        row.details = write(entry.details());
        return row;
    }

    static AuditEntry toDomain(AuditEntity row) {
        return new AuditEntry(
                row.id,
                AuditType.valueOf(row.type),
                row.tokenId,
                row.tokenName,
                row.userId,
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

    private static Map<String, Object> read(String json) {
        try {
            return json == null ? Map.of() : JsonSerialization.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException("unreadable details in the audit trail", e);
        }
    }
}
