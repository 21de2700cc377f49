package io.github.keycloakpat.server.harness;

import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Http;
import java.util.List;
import java.util.function.Consumer;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The users of a {@link TestRealm}, named by their user names. */
public final class RealmUsers {
    private final TestRealm realm;

    RealmUsers(TestRealm realm) {
        this.realm = realm;
    }

    /** Someone who may sign in at once: enabled, named, e-mail verified, password set. */
    public static UserRepresentation person(String name) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(TestRealm.PASSWORD);
        UserRepresentation user = new UserRepresentation();
        user.setUsername(name);
        user.setFirstName(name);
        user.setLastName("Example");
        user.setEmail(name + "@example.org");
        user.setEmailVerified(true);
        user.setEnabled(true);
        user.setCredentials(List.of(password));
        return user;
    }

    /** Makes a person with these roles besides the realm's default ones; the answer is the id. */
    public String create(String name, String... roles) {
        String id = users().post("").json(person(name)).send().expect(201).createdId();
        assign(name, roles);
        return id;
    }

    public UserRepresentation get(String name) {
        UserRepresentation[] found = users().get("")
                .query("username", name)
                .query("exact", true)
                .send()
                .expect(200)
                .as(UserRepresentation[].class);
        if (found.length != 1) {
            throw new AssertionError(found.length + " users named " + name + " in " + realm.name());
        }
        return found[0];
    }

    public String id(String name) {
        return get(name).getId();
    }

    /** Reads, changes and writes a user. */
    public void update(String name, Consumer<UserRepresentation> change) {
        UserRepresentation user = get(name);
        change.accept(user);
        users().put("/" + user.getId()).json(user).send().expect(204);
    }

    public void disable(String name) {
        update(name, user -> user.setEnabled(false));
    }

    public void enable(String name) {
        update(name, user -> user.setEnabled(true));
    }

    public void require(String name, String... requiredActions) {
        update(name, user -> user.setRequiredActions(List.of(requiredActions)));
    }

    public void delete(String name) {
        users().delete("/" + id(name)).send().expect(204);
    }

    public void assign(String name, String... roles) {
        String id = id(name);
        for (String role : roles) {
            realm.roles().map(users().below("/" + id + "/role-mappings"), "POST", role);
        }
    }

    public void unassign(String name, String... roles) {
        String id = id(name);
        for (String role : roles) {
            realm.roles().map(users().below("/" + id + "/role-mappings"), "DELETE", role);
        }
    }

    public void join(String name, String group) {
        users().put("/" + id(name) + "/groups/" + realm.groups().id(group))
                .send()
                .expect(204);
    }

    public void leave(String name, String group) {
        users().delete("/" + id(name) + "/groups/" + realm.groups().id(group))
                .send()
                .expect(204);
    }

    /** Ends all sessions and raises the user's not-before to the present second. */
    public void logout(String name) {
        users().post("/" + id(name) + "/logout").send().expect(204);
    }

    /** Signs in with a wrong password, as often as told, for brute-force protection to see. */
    public void failSignIn(String name, int times) {
        for (int i = 0; i < times; i++) {
            Answer answer = realm.http()
                    .post("/protocol/openid-connect/token")
                    .form("grant_type", "password", "client_id", TestRealm.MANAGER)
                    .form("username", name, "password", "not the password")
                    .send();
            if (answer.status() == 200) {
                throw new AssertionError("signed in: " + name);
            }
        }
    }

    private Http users() {
        return realm.admin().below("/users");
    }
}
