package io.github.keycloakpat.server.leak;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.token.PatFormat;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody who looks for values in public places and reports them, without any sign-in. */
final class Scanner {
    static final String URL = "https://git.example/blob/ci.yml";
    static final String SOURCE = "commit";

    private final TestRealm realm;

    Scanner(TestRealm realm) {
        this.realm = realm;
    }

    /** Of the form that GitHub sends. */
    static Map<String, Object> finding(String token) {
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("token", token);
        finding.put("type", "acme_pat");
        finding.put("url", URL);
        finding.put("source", SOURCE);
        return finding;
    }

    /** A value that nobody ever issued. */
    static String unknown() {
        return PatFormat.mint("kcpat", new SecureRandom()).reveal();
    }

    Call call() {
        return realm.http().post("/personal-access-tokens/leaked");
    }

    Call reporting(Made... values) {
        return call().json(List.of(values).stream()
                .map(value -> finding(value.secret()))
                .toList());
    }

    Answer report(Made... values) {
        return reporting(values).send().expect(200);
    }

    Answer send(Object body) {
        return call().json(body).send();
    }
}
