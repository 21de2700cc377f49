package io.github.keycloakpat.wire;

import io.github.keycloakpat.api.AuditEntryRepresentation;
import io.github.keycloakpat.api.AuthorizationDetailRepresentation;
import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.api.RightsRepresentation;
import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.grant.AuthorizationDetail;
import io.github.keycloakpat.core.grant.IpRange;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.Remark;
import io.github.keycloakpat.core.lifecycle.Revocation;
import io.github.keycloakpat.core.lifecycle.Usage;
import io.github.keycloakpat.realm.RealmNames;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.models.RealmModel;

/** Tokens in the words of the wire. */
public final class Representations {
    private final RealmModel realm;

    public Representations(RealmModel realm) {
        this.realm = realm;
    }

    /** @param now by which the status is told */
    public PatRepresentation of(Pat pat, Usage usage, String username, Instant now) {
        PatGrant grant = pat.grant();
        Optional<Revocation> end = pat.revocation();
        return new PatRepresentation(
                pat.id(),
                pat.parentId().orElse(null),
                pat.name().value(),
                pat.description().map(Remark::value).orElse(null),
                pat.userId(),
                username,
                pat.statusAt(now).name(),
                List.copyOf(grant.scopes().values()),
                grant.roles().map(this::roleNames).orElse(null),
                clientNames(grant.audiences()),
                grant.details().stream().map(Representations::detail).toList(),
                grant.allowedIps().ranges().stream().map(IpRange::toString).toList(),
                pat.secret().hint(),
                pat.createdAt().toString(),
                pat.createdBy(),
                pat.secret().issuedAt().toString(),
                pat.expiresAt().map(Instant::toString).orElse(null),
                pat.graceAt(now).map(Instant::toString).orElse(null),
                usage.lastAt().map(Representations::seconds).orElse(null),
                usage.lastIp().orElse(null),
                usage.lastClient().orElse(null),
                usage.count(),
                end.map(Revocation::at).map(Instant::toString).orElse(null),
                end.flatMap(Revocation::by).orElse(null),
                end.flatMap(Revocation::reason).map(Remark::value).orElse(null));
    }

    private List<String> roleNames(Set<String> ids) {
        return ids.stream()
                .flatMap(id -> RealmNames.roleName(realm, id).stream())
                .sorted()
                .toList();
    }

    private List<String> clientNames(Set<String> ids) {
        return ids.stream().map(id -> RealmNames.clientName(realm, id)).sorted().toList();
    }

    public static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public static AuditEntryRepresentation of(AuditEntry entry) {
        return new AuditEntryRepresentation(
                entry.id(),
                entry.type().name(),
                entry.subject().map(AuditEntry.Subject::tokenId).orElse(null),
                entry.subject().map(AuditEntry.Subject::tokenName).orElse(null),
                entry.subject().map(AuditEntry.Subject::userId).orElse(null),
                entry.actorId().orElse(null),
                entry.origin().clientId().orElse(null),
                entry.origin().ip().orElse(null),
                entry.origin().userAgent().orElse(null),
                seconds(entry.at()),
                new TreeMap<>(entry.details()));
    }

    public static RightsRepresentation rights(PatGrant grant) {
        return new RightsRepresentation(
                List.copyOf(grant.scopes().values()),
                grant.details().stream().map(Representations::detail).toList());
    }

    private static AuthorizationDetailRepresentation detail(AuthorizationDetail detail) {
        return new AuthorizationDetailRepresentation(
                detail.id(), detail.type(), List.copyOf(detail.actions()), List.copyOf(detail.identifiers()));
    }
}
