package io.github.keycloakpat.server.harness;

import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person's browser at a realm, as far as the authorization code flow with PKCE needs one: cookies and forms. */
public final class Browser {
    public static final String REDIRECT = "http://127.0.0.1/callback";
    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");

    private final TestRealm realm;
    private final Map<String, String> cookies = new TreeMap<>();

    Browser(TestRealm realm) {
        this.realm = realm;
    }

    /** Fills in the login form and returns the access token. */
    public String signIn(String client, String user) {
        String verifier = UUID.randomUUID().toString() + UUID.randomUUID();
        Answer form = authorize(client, verifier).expect(200);
        Answer signedIn = send(realm.http()
                .post(action(form))
                .form("username", user, "password", TestRealm.PASSWORD, "credentialId", ""));
        return redeem(client, verifier, signedIn);
    }

    /** An access token for the session that this browser has, without asking anyone; fails if there is none. */
    public String token(String client) {
        String verifier = UUID.randomUUID().toString() + UUID.randomUUID();
        return redeem(client, verifier, authorize(client, verifier));
    }

    /** The server's admin becomes the user, then opens the client. */
    public String impersonate(String client, String user) {
        send(realm.keycloak()
                        .admin()
                        .below("/" + realm.name())
                        .post("/users/" + realm.users().id(user) + "/impersonation")
                        .bearer(realm.adminToken())
                        .json(Map.of()))
                .expect(200);
        return token(client);
    }

    /** The cookies now, by name. */
    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    private Answer authorize(String client, String verifier) {
        return send(realm.http()
                .get("/protocol/openid-connect/auth")
                .query("client_id", client)
                .query("redirect_uri", REDIRECT)
                .query("response_type", "code")
                .query("scope", "openid")
                .query("state", "state")
                .query("code_challenge_method", "S256")
                .query("code_challenge", sha256(verifier)));
    }

    private String redeem(String client, String verifier, Answer redirect) {
        return realm.http()
                .post("/protocol/openid-connect/token")
                .form("grant_type", "authorization_code", "client_id", client, "client_secret", TestRealm.SECRET)
                .form("code", code(redirect.expect(302)), "redirect_uri", REDIRECT, "code_verifier", verifier)
                .send()
                .expect(200)
                .text("access_token");
    }

    private Answer send(Call call) {
        cookies.forEach(call::cookie);
        Answer answer = call.send();
        cookies.putAll(answer.cookies());
        cookies.values().removeIf(String::isEmpty);
        return answer;
    }

    private static String action(Answer page) {
        Matcher form = FORM.matcher(page.text());
        if (!form.find()) {
            throw new AssertionError("no form: " + page);
        }
        return form.group(1).replace("&amp;", "&");
    }

    private static String code(Answer redirect) {
        Map<String, String> query = Stream.of(
                        URI.create(redirect.location()).getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        if (!query.containsKey("code")) {
            throw new AssertionError("no code but " + query);
        }
        return query.get("code");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
