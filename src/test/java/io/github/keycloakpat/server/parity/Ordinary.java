package io.github.keycloakpat.server.parity;

import static io.github.keycloakpat.server.parity.ParityRealm.API;
import static io.github.keycloakpat.server.parity.ParityRealm.APP;
import static io.github.keycloakpat.server.parity.ParityRealm.HARD;
import static io.github.keycloakpat.server.parity.ParityRealm.LIGHT;
import static io.github.keycloakpat.server.parity.ParityRealm.MACHINE;
import static io.github.keycloakpat.server.parity.ParityRealm.REQUESTER;

import io.github.keycloakpat.server.exchange.DpopProof;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import java.time.Duration;

/** Tokens that are not ours, and texts that are none. */
enum Ordinary {
    PASSWORD(true),
    PASSWORD_OPENID(true),
    CLIENT_CREDENTIALS(true),
    REFRESHED(true),
    LIGHTWEIGHT(true),
    HARD_CODED(true),
    EXCHANGED(true),
    DPOP(true),
    REQUESTING_PARTY(true),
    REFRESH(false),
    OFFLINE(false),
    OFFLINE_ACCESS(true),
    ID(false),
    OTHER_AUDIENCE(false),
    EXPIRED(false),
    REVOKED(false),
    SIGNED_OUT(false),
    OF_ANOTHER_REALM(false),
    ALTERED(false),
    UNSIGNED(false),
    NO_JWT(false),
    NO_VALUE_OF_OURS(false),
    EMPTY(false);

    private static final String UMA = "urn:ietf:params:oauth:grant-type:uma-ticket";
    private static final String ENDPOINT = "/protocol/openid-connect/token";
    private static final DpopProof KEY = new DpopProof();

    private final boolean active;

    Ordinary(boolean active) {
        this.active = active;
    }

    /** Whether stock Keycloak calls it active where it is asked about an access token. */
    boolean isActive() {
        return active;
    }

    String get(TestRealm realm) {
        return switch (this) {
            case PASSWORD -> access(password(realm, APP, "read"));
            case PASSWORD_OPENID -> access(password(realm, APP, "openid read"));
            case CLIENT_CREDENTIALS ->
                access(grant(realm, "client_credentials", MACHINE).form("scope", "read"));
            case REFRESHED ->
                access(grant(realm, "refresh_token", APP)
                        .form("refresh_token", refresh(password(realm, APP, "openid read"))));
            case LIGHTWEIGHT -> access(password(realm, LIGHT, "openid read"));
            case HARD_CODED -> access(password(realm, HARD, "openid read"));
            case EXCHANGED -> exchanged(realm);
            case DPOP -> bound(realm);
            case REQUESTING_PARTY -> requestingParty(realm);
            case REFRESH -> refresh(password(realm, APP, "openid read"));
            case OFFLINE -> refresh(password(realm, APP, "openid read offline_access"));
            case OFFLINE_ACCESS -> access(password(realm, APP, "openid read offline_access"));
            case ID -> password(realm, APP, "openid read").send().expect(200).text("id_token");
            case OTHER_AUDIENCE ->
                access(password(realm, "bob", APP, "openid")); // alice has a role of the asking client
            case EXPIRED -> expired(realm);
            case REVOKED -> revoked(realm);
            case SIGNED_OUT -> signedOut(realm);
            case OF_ANOTHER_REALM -> realm.adminToken();
            case ALTERED -> altered(access(password(realm, APP, "read")));
            case UNSIGNED -> access(password(realm, APP, "read")).replaceFirst("[^.]+$", "");
            case NO_JWT -> "neither a token nor anything like it";
            case NO_VALUE_OF_OURS -> "kcpat_" + "x".repeat(43);
            case EMPTY -> "";
        };
    }

    static Call grant(TestRealm realm, String grant, String client) {
        return realm.http()
                .post(ENDPOINT)
                .form("grant_type", grant, "client_id", client, "client_secret", TestRealm.SECRET);
    }

    static Call password(TestRealm realm, String client, String scope) {
        return password(realm, "alice", client, scope);
    }

    private static Call password(TestRealm realm, String user, String client, String scope) {
        return grant(realm, "password", client).form("username", user, "password", TestRealm.PASSWORD, "scope", scope);
    }

    static String access(Call call) {
        return call.send().expect(200).text("access_token");
    }

    static String refresh(Call call) {
        return call.send().expect(200).text("refresh_token");
    }

    private static String exchanged(TestRealm realm) {
        return access(grant(realm, Pats.GRANT, REQUESTER)
                .form("subject_token", access(password(realm, APP, "openid execute")))
                .form("subject_token_type", Pats.ACCESS_TOKEN_TYPE));
    }

    private static String bound(TestRealm realm) {
        return access(password(realm, APP, "openid read")
                .header(
                        "DPoP",
                        KEY.sign(
                                "POST", realm.url() + ENDPOINT, realm.keycloak().now())));
    }

    private static String requestingParty(TestRealm realm) {
        return access(realm.http()
                .post(ENDPOINT)
                .form("grant_type", UMA, "audience", API, "permission", "door")
                .bearer(access(password(realm, APP, "openid read"))));
    }

    private static String expired(TestRealm realm) {
        String token = access(password(realm, APP, "read"));
        realm.keycloak().shiftTime(Duration.ofHours(1));
        return token;
    }

    private static String revoked(TestRealm realm) {
        String token = access(password(realm, APP, "read"));
        realm.http()
                .post("/protocol/openid-connect/revoke")
                .form("client_id", APP, "client_secret", TestRealm.SECRET, "token", token)
                .send()
                .expect(200);
        return token;
    }

    private static String signedOut(TestRealm realm) {
        Answer answer = password(realm, APP, "openid read").send().expect(200);
        realm.http()
                .post("/protocol/openid-connect/logout")
                .form("client_id", APP, "client_secret", TestRealm.SECRET)
                .form("refresh_token", answer.text("refresh_token"))
                .send()
                .expect(204);
        return answer.text("access_token");
    }

    /** Another letter in the middle of the signature. */
    private static String altered(String token) {
        int at = token.length() - 20;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }
}
