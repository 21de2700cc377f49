package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.grant.IpRanges;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.lifecycle.Draft;
import io.github.keycloakpat.core.lifecycle.PatName;
import io.github.keycloakpat.core.lifecycle.Remark;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;

/** A token that a request wants to be made. */
final class DraftRequest {
    static final String USER_ID = "userId";

    static final Set<String> FIELDS = Set.of(
            "name",
            "description",
            GrantRequest.SCOPES,
            GrantRequest.ROLES,
            GrantRequest.AUDIENCES,
            GrantRequest.DETAILS,
            GrantRequest.ALLOWED_IPS,
            LifeRequest.EXPIRES_AT,
            LifeRequest.EXPIRES_IN);

    /** Administrators say whose it shall be as well. */
    static final Set<String> ADMIN_FIELDS =
            Stream.concat(FIELDS.stream(), Stream.of(USER_ID)).collect(Collectors.toUnmodifiableSet());

    private final RealmModel realm;
    private final RequestFields fields;

    DraftRequest(RealmModel realm, RequestFields fields) {
        this.realm = realm;
        this.fields = fields;
    }

    Draft draft() {
        var grant = new GrantRequest(realm, fields);
        return new Draft(
                PatName.of(fields.text("name").orElse(null)),
                Remark.of(fields.text("description").orElse(null), "description"),
                new PatGrant(
                        grant.scopes().orElse(ScopeSet.none()),
                        grant.roles(),
                        grant.audiences().orElse(Set.of()),
                        grant.details().orElse(List.of()),
                        grant.allowedIps().orElse(IpRanges.anywhere())),
                LifeRequest.read(fields));
    }
}
