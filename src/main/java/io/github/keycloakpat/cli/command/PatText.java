package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.AuthorizationDetailRepresentation;
import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.cli.shell.Facts;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Table;
import io.github.keycloakpat.cli.shell.Times;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens, for people. */
final class PatText {
    private static final String NEVER = "never";

    private PatText() {}

    static Table list(List<PatRepresentation> pats) {
        Table table = Table.of("ID!", "NAME", "HINT?", "STATUS!", "SCOPES", "EXPIRES!", "LAST USED?", "CREATED?");
        pats.forEach(pat -> table.row(List.of(
                pat.id(),
                pat.name(),
                pat.hint(),
                pat.status(),
                String.join(" ", pat.scopes()),
                day(pat.expiresAt()),
                day(pat.lastUsedAt()),
                day(pat.createdAt()))));
        return table;
    }

    static Table ofRealm(List<PatRepresentation> pats) {
        Table table = Table.of("ID!", "OWNER", "NAME", "HINT?", "STATUS!", "SCOPES", "EXPIRES!", "LAST USED?");
        pats.forEach(pat -> table.row(List.of(
                pat.id(),
                orElse(pat.username(), pat.userId()),
                pat.name(),
                pat.hint(),
                pat.status(),
                String.join(" ", pat.scopes()),
                day(pat.expiresAt()),
                day(pat.lastUsedAt()))));
        return table;
    }

    /** The day, in UTC; one token's own page tells the second. */
    private static String day(@Nullable String iso) {
        return iso == null ? NEVER : iso.substring(0, Math.min(iso.length(), "2026-12-31".length()));
    }

    static Facts one(PatRepresentation pat, Instant now) {
        return new Facts()
                .add("Id", pat.id())
                .add("Name", pat.name())
                .add("Description", pat.description())
                .add("Owner", orElse(pat.username(), pat.userId()))
                .add("Status", pat.status())
                .add("Value", pat.hint())
                .add("Scopes", pat.scopes())
                .add("Roles", roles(pat))
                .add("Applications", pat.audiences())
                .add(
                        "Permissions",
                        pat.authorizationDetails().stream().map(PatText::detail).toList())
                .add("Addresses", pat.allowedIps())
                .add("Created", Times.withDistance(pat.createdAt(), now))
                .add("Value issued", Times.withDistance(pat.secretIssuedAt(), now))
                .add("Expires", orElse(Times.withDistance(pat.expiresAt(), now), NEVER))
                .add("Old value until", Times.withDistance(pat.previousSecretExpiresAt(), now))
                .add("Last used", orElse(Times.withDistance(pat.lastUsedAt(), now), NEVER))
                .add("Last used from", pat.lastUsedIp())
                .add("Last used by", pat.lastUsedClient())
                .add("Uses", Long.toString(pat.useCount()))
                .add("Made by token", pat.parentId())
                .add("Revoked", Times.withDistance(pat.revokedAt(), now))
                .add("Revoked by", pat.revokedBy())
                .add("Reason", pat.revokeReason());
    }

    private static String roles(PatRepresentation pat) {
        List<String> roles = pat.roles();
        if (roles == null) {
            return "those that its scopes bring";
        }
        return roles.isEmpty() ? "none" : String.join(", ", roles);
    }

    static String detail(AuthorizationDetailRepresentation detail) {
        return detail.type() + ":" + String.join(",", detail.actions()) + ":" + String.join(",", detail.identifiers());
    }

    static String named(PatRepresentation pat) {
        return "'" + Shown.text(pat.name()) + "' (" + pat.hint() + ")";
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
