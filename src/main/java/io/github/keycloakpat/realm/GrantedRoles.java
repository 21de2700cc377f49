package io.github.keycloakpat.realm;

import io.github.keycloakpat.core.grant.AudienceRule;
import io.github.keycloakpat.core.grant.Rights;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** The roles of a use. Those of an application count only where the token is meant for that application. */
public final class GrantedRoles {
    private GrantedRoles() {}

    public static Set<RoleModel> of(RealmModel realm, Rights rights) {
        return RoleRules.byId(realm, rights.roles())
                .filter(role -> isWithin(role, rights.audience()))
                .collect(Collectors.toSet());
    }

    private static boolean isWithin(RoleModel role, AudienceRule rule) {
        if (!role.isClientRole()) {
            return true;
        }
        String application = role.getContainerId();
        if (rule instanceof AudienceRule.Exactly exactly) {
            return exactly.ids().contains(application);
        }
        return !(rule instanceof AudienceRule.BroughtAmong among) || among.ids().contains(application);
    }
}
