package io.github.keycloakpat.server.exchange;

import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import java.util.Map;
import java.util.UUID;

/** Keycloak's own endpoints and ours, which an administrator's ordinary access token opens. */
public enum Doors {
    ADMIN_USERS {
        @Override
        Call call(TestRealm realm) {
            return realm.http().get(admin(realm) + "/users");
        }
    },
    ADMIN_REALM {
        @Override
        Call call(TestRealm realm) {
            return realm.http().get(admin(realm));
        }
    },
    ADMIN_WRITE_56 {
        @Override
        Call call(TestRealm realm) {
            return realm.http().post(admin(realm) + "/roles").json(Map.of("name", unique()));
        }
    },
    ACCOUNT_56 {
        @Override
        Call call(TestRealm realm) {
            return realm.http().get("/account").header("Accept", "application/json");
        }
    },
    CREDENTIALS_56 {
        @Override
        Call call(TestRealm realm) {
            return realm.http().get("/account/credentials").header("Accept", "application/json");
        }
    },
    SESSIONS_56 {
        @Override
        Call call(TestRealm realm) {
            return realm.http().get("/account/sessions").header("Accept", "application/json");
        }
    },
    CLIENT_REGISTRATION_59B {
        @Override
        Call call(TestRealm realm) {
            return realm.http().post("/clients-registrations/default").json(Map.of("clientId", unique()));
        }
    },
    OPENID_REGISTRATION_59B {
        @Override
        Call call(TestRealm realm) {
            return realm.http()
                    .post("/clients-registrations/openid-connect")
                    .json(Map.of("redirect_uris", new String[] {"http://127.0.0.1/" + unique()}));
        }
    },
    USERINFO_59C {
        @Override
        Call call(TestRealm realm) {
            return realm.http().get("/protocol/openid-connect/userinfo");
        }
    },
    OUR_LIST_55 {
        @Override
        Call call(TestRealm realm) {
            return realm.http().get("/personal-access-tokens");
        }
    },
    OUR_CREATION_55 {
        @Override
        Call call(TestRealm realm) {
            return realm.http().post("/personal-access-tokens").json(Map.of("name", unique()));
        }
    };

    abstract Call call(TestRealm realm);

    public Answer open(TestRealm realm, String bearer) {
        return call(realm).bearer(bearer).send();
    }

    private static String admin(TestRealm realm) {
        return realm.keycloak().url() + "/admin/realms/" + realm.name();
    }

    private static String unique() {
        return "x" + UUID.randomUUID();
    }
}
