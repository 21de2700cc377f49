package io.github.keycloakpat.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.http.Jwt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The personal access tokens of a realm's people: made, changed, exchanged. */
public final class Pats {
    public static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";
    public static final String TYPE = "urn:keycloak-pat:token-type:personal-access-token";
    public static final String ACCESS_TOKEN_TYPE = "urn:ietf:params:oauth:token-type:access_token";

    public static final String TOKEN_ENDPOINT = "/protocol/openid-connect/token";
    /** Whatever is wrong with a subject token, this is the answer. */
    public static final String REFUSED =
            "{\"error\":\"invalid_request\",\"error_description\":\"The subject token is not valid\"}";

    private final TestRealm realm;

    public Pats(TestRealm realm) {
        this.realm = realm;
    }

    /**
     * What creating a token has given.
     *
     * @param secret the value
     */
    public record Made(String id, String secret) {}

    public static Map<String, Object> scopes(String... scopes) {
        return Map.of("scopes", List.of(scopes));
    }

    /** Makes a token with a name of its own and these fields. */
    public Made make(String user, Map<String, Object> fields) {
        JsonNode made = ask(user, fields).expect(201).json();
        return new Made(made.path("id").asText(), made.path("token").asText());
    }

    public Made make(String user, String... scopes) {
        return make(user, scopes(scopes));
    }

    /** The same, whatever comes of it. */
    public Answer ask(String user, Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("name", UUID.randomUUID().toString());
        return rest(user).post("").json(body).send();
    }

    public void update(String user, Made pat, Map<String, Object> fields) {
        rest(user).put("/" + pat.id()).json(fields).send().expect(200);
    }

    public void revoke(String user, Made pat) {
        rest(user).post("/" + pat.id() + "/revoke").json(Map.of()).send().expect(204);
    }

    public void delete(String user, Made pat) {
        rest(user).delete("/" + pat.id()).send().expect(204);
    }

    private Http rest(String user) {
        return Http.at(realm.url() + "/personal-access-tokens").as(() -> realm.token(user));
    }

    /** An exchange that is not sent yet. The secret of the client is sent along, which public ones ignore. */
    public Call exchanging(String client, String secret) {
        return realm.http()
                .post(TOKEN_ENDPOINT)
                .form("grant_type", GRANT, "client_id", client, "client_secret", TestRealm.SECRET)
                .form("subject_token", secret, "subject_token_type", TYPE);
    }

    /** @param parameters name, value, name, value… */
    public Answer exchange(String client, String secret, String... parameters) {
        return exchanging(client, secret).form(parameters).send();
    }

    public Answer exchange(String client, Made pat, String... parameters) {
        return exchange(client, pat.secret(), parameters);
    }

    /** What the token is exchanged for. */
    public String jwt(String client, Made pat, String... parameters) {
        return exchange(client, pat, parameters).expect(200).text("access_token");
    }

    public JsonNode claims(String client, Made pat, String... parameters) {
        return Jwt.claims(jwt(client, pat, parameters));
    }

    public Answer introspect(String client, String token, String... parameters) {
        return realm.http()
                .post(TOKEN_ENDPOINT + "/introspect")
                .form("client_id", client, "client_secret", TestRealm.SECRET, "token", token)
                .form(parameters)
                .send();
    }

    /** Holds only for the one answer that tells nothing. */
    public static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.text()).as(answer.toString()).isEqualTo(REFUSED);
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    public static void assertError(Answer answer, String error) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.text("error")).as(answer.toString()).isEqualTo(error);
        assertThat(answer.json().has("access_token")).isFalse();
    }

    /** The words of a claim that is an array, or one text with words in it; none if it is missing. */
    public static Set<String> words(JsonNode claim) {
        Set<String> words = new TreeSet<>();
        if (claim.isArray()) {
            claim.forEach(item -> words.add(item.asText()));
        } else if (!claim.asText().isEmpty()) {
            words.addAll(List.of(claim.asText().split(" ")));
        }
        return words;
    }

    public static Set<String> scope(JsonNode claims) {
        return words(claims.path("scope"));
    }

    public static Set<String> audience(JsonNode claims) {
        return words(claims.path("aud"));
    }

    public static Set<String> realmRoles(JsonNode claims) {
        return words(claims.at("/realm_access/roles"));
    }

    public static Set<String> clientRoles(JsonNode claims, String client) {
        return words(claims.path("resource_access").path(client).path("roles"));
    }
}
