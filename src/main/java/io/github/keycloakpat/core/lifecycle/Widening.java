package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.grant.AuthorizationDetail;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.ScopeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Tells which parts of a grant allow more after a change than they did before. */
final class Widening {
    static final String SCOPES = "scopes";
    static final String ROLES = "roles";
    static final String AUDIENCES = "audiences";
    static final String DETAILS = "authorizationDetails";
    static final String ALLOWED_IPS = "allowedIps";

    private final Function<ScopeSet, Set<String>> rolesOf;

    /** @param rolesOf the roles that scopes bring to the owner; asked only where the answer depends on it */
    Widening(Function<ScopeSet, Set<String>> rolesOf) {
        this.rolesOf = rolesOf;
    }

    /** The JSON names of the wider parts of what a token is changed to; empty if the second grant is within the first. */
    List<String> between(PatGrant before, PatGrant after) {
        return wider(before, after, after.scopes().narrowTo(before.scopes()));
    }

    /** The JSON names of the parts in which a token is beyond another one. */
    List<String> beyond(PatGrant limit, PatGrant grant) {
        return wider(limit, grant, limit.scopes());
    }

    /** @param kept the scopes whose roles count as had before: roles that go with a scope are no narrower part of it */
    private List<String> wider(PatGrant before, PatGrant after, ScopeSet kept) {
        List<String> wider = new ArrayList<>();
        if (!after.scopes().isWithin(before.scopes())) {
            wider.add(SCOPES);
        }
        if (!areWithin(after.roles(), before, kept)) {
            wider.add(ROLES);
        }
        if (!areWithin(after.audiences(), before.audiences())) {
            wider.add(AUDIENCES);
        }
        if (!areWithin(after.details(), before.details())) {
            wider.add(DETAILS);
        }
        if (!after.allowedIps().isWithin(before.allowedIps())) {
            wider.add(ALLOWED_IPS);
        }
        return wider;
    }

    private boolean areWithin(Optional<Set<String>> roles, PatGrant before, ScopeSet kept) {
        if (roles.isEmpty()) {
            return before.roles().isEmpty();
        }
        return before.roles()
                .map(listed -> listed.containsAll(roles.get()))
                .orElseGet(() -> roles.get().isEmpty() || rolesOf.apply(kept).containsAll(roles.get()));
    }

    private static boolean areWithin(Set<String> audiences, Set<String> before) {
        return before.isEmpty() || (!audiences.isEmpty() && before.containsAll(audiences));
    }

    private static boolean areWithin(List<AuthorizationDetail> details, List<AuthorizationDetail> before) {
        return details.stream().allMatch(detail -> before.stream().anyMatch(detail::isWithin));
    }
}
