package io.github.keycloakpat.core.lifecycle;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.AuthorizationDetail;
import io.github.keycloakpat.core.grant.IpRanges;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.port.Owner;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Applies an edit to a grant, each part of which may only become narrower. */
final class Narrowing {
    private final PatGrant before;
    private final GrantRules rules;
    private final Supplier<Optional<Owner>> owner;

    /** @param owner asked only where the answer depends on what the owner holds */
    Narrowing(PatGrant before, GrantRules rules, Supplier<Optional<Owner>> owner) {
        this.before = before;
        this.rules = rules;
        this.owner = owner;
    }

    PatGrant apply(Edit edit) {
        PatGrant grant = before;
        if (edit.scopes().isPresent()) {
            ScopeSet scopes = edit.scopes().get();
            require(scopes.isWithin(before.scopes()), "scopes", "Add scopes with POST …/scopes.");
            grant = grant.withScopes(scopes);
        }
        if (edit.roles().isPresent()) {
            Set<String> roles = edit.roles().get();
            require(isNarrower(roles), "roles", ROTATE);
            grant = grant.withRoles(roles);
        }
        if (edit.audiences().isPresent()) {
            Set<String> audiences = edit.audiences().get();
            require(isNarrowerAudience(audiences), "audiences", ROTATE);
            rules.requireApplications(difference(audiences, before.audiences()));
            grant = grant.withAudiences(audiences);
        }
        if (edit.details().isPresent()) {
            List<AuthorizationDetail> details = edit.details().get();
            boolean narrower =
                    details.stream().allMatch(d -> before.details().stream().anyMatch(d::isWithin));
            require(narrower, "authorizationDetails", "Add permissions with POST …/scopes.");
            grant = grant.withDetails(details);
        }
        if (edit.allowedIps().isPresent()) {
            IpRanges ranges = edit.allowedIps().get();
            require(ranges.isWithin(before.allowedIps()), "allowedIps", ROTATE);
            grant = grant.withAllowedIps(ranges);
        }
        return grant;
    }

    private static final String ROTATE = "Rotate the token to widen it.";

    private boolean isNarrower(Set<String> roles) {
        return before.roles()
                .map(listed -> listed.containsAll(roles))
                .orElseGet(() -> roles.isEmpty() || broughtByScopes().containsAll(roles));
    }

    private Set<String> broughtByScopes() {
        return owner.get().map(o -> o.rolesOf(before.scopes())).orElse(Set.of());
    }

    private boolean isNarrowerAudience(Set<String> audiences) {
        return before.audiences().isEmpty()
                || (!audiences.isEmpty() && before.audiences().containsAll(audiences));
    }

    private static Set<String> difference(Set<String> all, Set<String> less) {
        return all.stream().filter(id -> !less.contains(id)).collect(Collectors.toSet());
    }

    private static void require(boolean narrower, String name, String instead) {
        if (!narrower) {
            throw FaultException.of(
                    Fault.INVALID_REQUEST, field(name), "An update can only narrow '" + name + "'. " + instead);
        }
    }
}
