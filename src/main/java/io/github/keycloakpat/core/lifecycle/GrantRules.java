package io.github.keycloakpat.core.lifecycle;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.AuthorizationDetail;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.core.port.Applications;
import io.github.keycloakpat.core.port.Owner;
import java.util.List;
import java.util.Set;

/** What may be put into a token: no more than its owner holds and the policy allows. */
final class GrantRules {
    private final PatPolicy policy;
    private final Applications applications;

    GrantRules(PatPolicy policy, Applications applications) {
        this.policy = policy;
        this.applications = applications;
    }

    void requireGrantable(PatGrant grant, Owner owner) {
        requireScopes(grant.scopes(), owner);
        requireRoles(grant.roles().orElse(Set.of()), owner);
        requireAudiences(grant.audiences());
        requireDetails(grant.details());
    }

    /** What is put into a token on top of what it has. */
    void requireAddable(ScopeSet scopes, List<AuthorizationDetail> details, Owner owner) {
        requireGrantable(scopes, owner);
        requireDetails(details);
    }

    private void requireScopes(ScopeSet scopes, Owner owner) {
        if (policy.scopesRequired() && scopes.isEmpty()) {
            throw FaultException.of(
                    Fault.INVALID_REQUEST, field("scopes"), "Tokens of this realm need a scope. Choose at least one.");
        }
        requireGrantable(scopes, owner);
    }

    private static void requireGrantable(ScopeSet scopes, Owner owner) {
        ScopeSet refused = scopes.without(owner.grantable(scopes));
        if (!refused.isEmpty()) {
            throw FaultException.of(
                    Fault.SCOPE_NOT_GRANTABLE,
                    field("scopes"),
                    "You can't put these scopes into a token: " + refused + ". See 'grantable' for those you can.",
                    refused.toString());
        }
    }

    private static void requireRoles(Set<String> roles, Owner owner) {
        if (!roles.stream().allMatch(owner::mayGrant)) {
            throw FaultException.of(
                    Fault.ROLE_NOT_HELD,
                    field("roles"),
                    "A token can only have roles that you hold, and no administrative ones. "
                            + "See 'grantable' for those you can choose.");
        }
    }

    private void requireAudiences(Set<String> audiences) {
        if (policy.audienceRequired() && audiences.isEmpty()) {
            throw FaultException.of(
                    Fault.INVALID_REQUEST,
                    field("audiences"),
                    "Tokens of this realm are made for particular applications. Choose at least one.");
        }
        requireApplications(audiences);
    }

    /** Each of them must be there. */
    void requireApplications(Set<String> audiences) {
        if (!applications.alive(audiences).containsAll(audiences)) {
            throw FaultException.of(
                    Fault.AUDIENCE_UNKNOWN,
                    field("audiences"),
                    "There is no such application. See 'grantable' for those you can choose.");
        }
    }

    private void requireDetails(List<AuthorizationDetail> details) {
        for (AuthorizationDetail detail : details) {
            if (!policy.details().covers(detail)) {
                throw FaultException.of(
                        Fault.AUTHORIZATION_DETAIL_INVALID,
                        field("authorizationDetails"),
                        "This realm knows no such type or action: " + detail.type() + " " + detail.actions()
                                + ". See 'grantable' for those it knows.",
                        detail.type());
            }
        }
    }
}
