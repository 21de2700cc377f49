package io.github.keycloakpat.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * Who is told of what concerns a whole realm: those who manage it, by a role that was given to them or to a group of
 * theirs. Those of the master realm are told only of what one of them has made.
 */
public final class Administrators {
    private static final int MAX = 20;
    /** Of each role, and of each group that has it: some may have no address. */
    private static final int LOOKED_AT = 200;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmModel master;

    public Administrators(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.master = session.realms().getRealmByName(Config.getAdminRealm());
    }

    /** @param home the id of the master realm, for a person of it; empty for one of the realm */
    record Person(String userId, Optional<String> home) {}

    /** At most 20, the creator first. */
    List<Person> of(Optional<String> creatorId) {
        Map<String, Person> people = new LinkedHashMap<>();
        Optional<UserModel> creator = creatorId.map(id -> session.users().getUserById(realm, id));
        Optional<UserModel> foreign = creatorId
                .filter(id -> creator.isEmpty() && !realm.equals(master))
                .map(id -> session.users().getUserById(master, id));
        List<RoleModel> own = realm.equals(master) ? masterRoles() : ownRoles();
        creator.filter(user -> hasOne(user, own)).ifPresent(user -> add(people, user, Optional.empty()));
        foreign.filter(user -> hasOne(user, masterRoles()))
                .ifPresent(user -> add(people, user, Optional.of(master.getId())));
        holders(realm, own).forEach(user -> add(people, user, Optional.empty()));
        if (foreign.isPresent()) {
            holders(master, masterRoles()).forEach(user -> add(people, user, Optional.of(master.getId())));
        }
        return people.values().stream().limit(MAX).toList();
    }

    private static boolean hasOne(UserModel user, List<RoleModel> roles) {
        return roles.stream().anyMatch(user::hasRole);
    }

    /** Service accounts and whoever else has no address read no mail. */
    private static void add(Map<String, Person> people, UserModel user, Optional<String> home) {
        if (people.size() < MAX && MailFault.of(user).isEmpty()) {
            people.putIfAbsent(user.getId(), new Person(user.getId(), home));
        }
    }

    private List<RoleModel> ownRoles() {
        ClientModel management = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        return management == null
                ? List.of()
                : present(management.getRole(AdminRoles.REALM_ADMIN), management.getRole(AdminRoles.MANAGE_REALM));
    }

    /** By which people of the master realm manage this one. */
    private List<RoleModel> masterRoles() {
        ClientModel management = realm.getMasterAdminClient();
        RoleModel manage = management == null ? null : management.getRole(AdminRoles.MANAGE_REALM);
        return present(master.getRole(AdminRoles.ADMIN), manage);
    }

    private static List<RoleModel> present(RoleModel... roles) {
        return Stream.of(roles).filter(Objects::nonNull).toList();
    }

    private List<UserModel> holders(RealmModel home, List<RoleModel> roles) {
        List<UserModel> holders = new ArrayList<>();
        for (RoleModel role : roles) {
            session.users().getRoleMembersStream(home, role, 0, LOOKED_AT).forEach(holders::add);
            session.groups()
                    .getGroupsByRoleStream(home, role, 0, MAX)
                    .flatMap(group -> session.users().getGroupMembersStream(home, group, 0, LOOKED_AT))
                    .limit(LOOKED_AT)
                    .forEach(holders::add);
        }
        return holders;
    }
}
