package io.github.keycloakpat.storage.jpa;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.authorization.fgap.evaluation.partial.PartialEvaluationStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;

/** The users whom the administrator of this request may view, as Keycloak's fine-grained permissions have it. */
final class ViewableOwners {
    private final KeycloakSession session;
    private final RealmModel realm;

    ViewableOwners(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The same conditions as Keycloak puts on its own list of users, and those that it forgets there. */
    Predicate contains(CriteriaBuilder cb, CriteriaQuery<?> query, Expression<String> userId) {
        Subquery<String> viewable = query.subquery(String.class);
        Root<UserEntity> user = viewable.from(UserEntity.class);
        List<Predicate> conditions = new ArrayList<>();
        conditions.add(cb.equal(user.get("realmId"), realm.getId()));
        conditions.addAll(AdminPermissionsSchema.SCHEMA.applyAuthorizationFilters(
                session, AdminPermissionsSchema.USERS, storage(), realm, cb, query, user));
        conditions.addAll(notPermittedToOthers(cb, viewable, user));
        viewable.select(user.get("id")).where(conditions.toArray(Predicate[]::new));
        return userId.in(viewable);
    }

    /** What Keycloak's list leaves out of account, but not its look at a single user. */
    private List<Predicate> notPermittedToOthers(CriteriaBuilder cb, Subquery<String> viewable, Root<UserEntity> user) {
        var others = new PermittedToOthers(session, realm);
        List<Predicate> conditions = new ArrayList<>();
        Set<String> users = others.users();
        if (!users.isEmpty()) {
            conditions.add(cb.not(user.get("id").in(users)));
        }
        Set<String> groups = others.groups();
        if (!groups.isEmpty()) {
            Subquery<String> members = viewable.subquery(String.class);
            Root<UserGroupMembershipEntity> member = members.from(UserGroupMembershipEntity.class);
            members.select(member.get("user").get("id"))
                    .where(member.get("groupId").in(groups));
            conditions.add(cb.not(user.get("id").in(members)));
        }
        return conditions;
    }

    private PartialEvaluationStorageProvider storage() {
        return session.getProvider(UserProvider.class, "jpa") instanceof PartialEvaluationStorageProvider jpa
                ? jpa
                : null;
    }
}
