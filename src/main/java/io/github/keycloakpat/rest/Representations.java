package io.github.keycloakpat.rest;

import io.github.keycloakpat.api.AuthorizationDetailRepresentation;
import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.core.grant.AuthorizationDetail;
import io.github.keycloakpat.core.grant.IpRange;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.Remark;
import io.github.keycloakpat.core.lifecycle.Revocation;
import io.github.keycloakpat.core.lifecycle.Usage;
import io.github.keycloakpat.realm.RealmNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.RealmModel;

/** Tokens in the words of the wire. */
final class Representations {
    private final RealmModel realm;

    Representations(RealmModel realm) {
        this.realm = realm;
    }

    /** @param now by which the status is told */
    PatRepresentation of(Pat pat, String username, Instant now) {
        PatGrant grant = pat.grant();
        Usage usage = pat.usage();
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
                pat.hint(),
                pat.createdAt().toString(),
                pat.createdBy(),
                pat.secretIssuedAt().toString(),
                pat.expiresAt().map(Instant::toString).orElse(null),
                null,
                usage.lastAt().map(Instant::toString).orElse(null),
                usage.lastIp().orElse(null),
                usage.lastClient().orElse(null),
                usage.count(),
                end.map(Revocation::at).map(Instant::toString).orElse(null),
                end.map(Revocation::by).orElse(null),
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

    private static AuthorizationDetailRepresentation detail(AuthorizationDetail detail) {
        return new AuthorizationDetailRepresentation(
                detail.id(), detail.type(), List.copyOf(detail.actions()), List.copyOf(detail.identifiers()));
    }
}
