package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.AuditEntryRepresentation;
import io.github.keycloakpat.cli.shell.Table;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of the audit trail, for people. */
final class AuditText {
    private AuditText() {}

    static Table ofToken(List<AuditEntryRepresentation> entries) {
        Table table = Table.of("AT!", "WHAT!", "BY", "DETAILS", "CLIENT?", "FROM?");
        entries.forEach(entry -> table.row(List.of(
                entry.at(), entry.type(), by(entry), details(entry), text(entry.clientId()), text(entry.ip()))));
        return table;
    }

    static Table ofRealm(List<AuditEntryRepresentation> entries) {
        Table table = Table.of("AT!", "WHAT!", "TOKEN", "TOKEN ID!", "BY", "DETAILS", "FROM?", "OWNER?");
        entries.forEach(entry -> table.row(List.of(
                entry.at(),
                entry.type(),
                text(entry.tokenName()),
                text(entry.tokenId()),
                by(entry),
                details(entry),
                text(entry.ip()),
                text(entry.userId()))));
        return table;
    }

    private static String by(AuditEntryRepresentation entry) {
        String actor = entry.actorId();
        if (actor == null) {
            return "";
        }
        return actor.equals(entry.userId()) ? "owner" : actor;
    }

    private static String details(AuditEntryRepresentation entry) {
        return entry.details().entrySet().stream()
                .map(detail -> detail.getKey() + "=" + detail.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
