package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Jwt;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody with tokens, who manages them here and uses them at the token endpoint, by the client {@code script}. */
final class Holder {
    private static final String CLIENT = "script";

    private final TestRealm realm;
    private final String user;
    private final Pats pats;

    Holder(TestRealm realm, String user) {
        this.realm = realm;
        this.user = user;
        this.pats = new Pats(realm);
    }

    /** Somebody new, who holds these roles. */
    static Holder newcomer(TestRealm realm, String... roles) {
        String name = "u-" + UUID.randomUUID();
        realm.users().create(name, roles);
        return new Holder(realm, name);
    }

    String user() {
        return user;
    }

    /** With a sign-in of this moment: the clock may have moved since the last one. */
    UserRest rest() {
        return UserRest.of(realm, user);
    }

    /** Makes a token with the scope {@code read}, if nothing else is said of scopes. */
    Made make(Object... fields) {
        Map<String, Object> body = UserRest.fields(fields);
        body.putIfAbsent("scopes", List.of("read"));
        body.putIfAbsent("name", UserRest.newName());
        return made(rest().http().post("").json(body).send().expect(201));
    }

    /** The id and the value that an answer tells. */
    static Made made(Answer answer) {
        return new Made(answer.text("id"), answer.text("token"));
    }

    Made rotated(Made pat, Object... fields) {
        return made(rest().rotate(pat.id(), fields).expect(200));
    }

    Made regenerated(Made pat, Object... fields) {
        return made(rest().regenerate(pat.id(), fields).expect(200));
    }

    JsonNode read(Made pat) {
        return rest().read(pat.id());
    }

    Answer exchange(Made pat, String... parameters) {
        return pats.exchange(CLIENT, pat, parameters);
    }

    /** Of what the value is exchanged for. */
    JsonNode claims(Made pat) {
        return Jwt.claims(jwt(pat));
    }

    String jwt(Made pat) {
        return exchange(pat).expect(200).text("access_token");
    }

    boolean works(Made pat) {
        Answer answer = exchange(pat);
        if (answer.status() == 200) {
            return true;
        }
        Pats.assertRefused(answer);
        return false;
    }

    void assertWorks(Made... values) {
        for (Made value : values) {
            assertThat(claims(value).path("pat_id").asText()).isEqualTo(value.id());
        }
    }

    void assertRefused(Made... values) {
        for (Made value : values) {
            Pats.assertRefused(exchange(value));
        }
    }
}
