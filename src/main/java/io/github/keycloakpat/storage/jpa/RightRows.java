package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.policy.PolicyBounds;
import io.github.keycloakpat.storage.jpa.RightEntity.Kind;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the rows by which tokens are found by their rights. */
final class RightRows {
    private final EntityManager em;
    private final String realmId;

    RightRows(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    void insert(Pat pat) {
        List<RightEntity> rows = new ArrayList<>();
        pat.grant().scopes().values().forEach(scope -> rows.add(row(pat, Kind.SCOPE, scope)));
        pat.grant().audiences().forEach(audience -> rows.add(row(pat, Kind.AUDIENCE, audience)));
        operations(pat).forEach(operation -> rows.add(row(pat, Kind.OPERATION, operation)));
        missing(rows).forEach(kind -> rows.add(row(pat, Kind.MISSING, kind.name())));
        rows.forEach(em::persist);
        em.flush();
        rows.forEach(em::detach);
    }

    /** So that tokens without are found by an index too, and none has to be held against those with. */
    private static List<Kind> missing(List<RightEntity> rows) {
        return Stream.of(Kind.SCOPE, Kind.AUDIENCE)
                .filter(kind -> rows.stream().noneMatch(row -> row.kind == kind))
                .toList();
    }

    void replace(Pat pat) {
        delete(pat.id());
        insert(pat);
    }

    void delete(String tokenId) {
        em.createNamedQuery("patRightDelete").setParameter("id", tokenId).executeUpdate();
    }

    private static Set<String> operations(Pat pat) {
        return keys(pat.grant().details().stream()
                .flatMap(detail ->
                        detail.actions().stream().map(action -> PolicyBounds.operation(detail.type(), action)))
                .collect(Collectors.toSet()));
    }

    /** By which operations are kept. */
    static Set<String> keys(Set<String> operations) {
        return operations.stream().map(PatMapping::sha256).collect(Collectors.toSet());
    }

    private RightEntity row(Pat pat, Kind kind, String name) {
        var row = new RightEntity();
        row.tokenId = pat.id();
        row.kind = kind;
        row.name = name;
        row.realmId = realmId;
        return row;
    }
}
