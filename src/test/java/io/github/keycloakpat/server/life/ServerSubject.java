package io.github.keycloakpat.server.life;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.life.Histories;
import io.github.keycloakpat.life.Step;
import io.github.keycloakpat.life.Subject;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Jwt;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A real server. A unit of time is a thousand seconds: more than the whole play takes, so that the time that really goes
 * by changes no outcome.
 */
final class ServerSubject implements Subject {
    private static final int UNIT = 1000;
    private static final String OWNER = "player";
    private static final Map<String, String> ROLE_OF =
            Map.of("read", "orders-viewer", "execute", "orders-editor", "admin", "orders-admin");

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private final Set<String> allowed = new HashSet<>(Histories.SCOPES);
    private String id = "";
    private UserRest rest;

    ServerSubject(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
        realm.users().create(OWNER, ROLE_OF.values().toArray(String[]::new));
        signIn();
    }

    /** Anew for each step, as time goes by in leaps. */
    private void signIn() {
        rest = UserRest.of(realm, OWNER);
    }

    String id() {
        return id;
    }

    UserRest rest() {
        return rest;
    }

    @Override
    public Outcome create(int life, Set<String> scopes) {
        JsonNode made = rest().make("scopes", List.copyOf(scopes), "expiresIn", duration(life));
        id = made.path("id").asText();
        return Outcome.issued(made.path("token").asText());
    }

    @Override
    public void delete() {
        rest().delete(id).expect(204);
    }

    @Override
    public Outcome perform(Step step) {
        if (step instanceof Step.Rotate rotate) {
            return outcome(rest().rotate(id, "gracePeriod", duration(rotate.grace()), "scopes", scopes(rotate)));
        } else if (step instanceof Step.EndGrace) {
            return outcome(rest().endGrace(id));
        } else if (step instanceof Step.Regenerate regenerate) {
            return outcome(rest().regenerate(id, "expiresIn", duration(regenerate.life())));
        } else if (step instanceof Step.Revoke revoke) {
            return outcome(rest().revoke(id, "compromised", revoke.compromised()));
        } else if (step instanceof Step.Add add) {
            return outcome(rest().addRights(id, "scopes", List.of(add.scope())));
        } else if (step instanceof Step.Remove remove) {
            return outcome(rest().removeScope(id, remove.scope()));
        } else if (step instanceof Step.RemoveAll) {
            return outcome(rest().removeAllRights(id));
        } else if (step instanceof Step.SetScopes set) {
            return outcome(rest().update(id, "scopes", List.copyOf(set.scopes())));
        }
        changeAround(step);
        signIn();
        return Outcome.done();
    }

    private void changeAround(Step step) {
        if (step instanceof Step.Advance advance) {
            keycloak.shiftTime(Duration.ofSeconds((long) UNIT * advance.units()));
        } else if (step instanceof Step.OwnerLoses lost) {
            realm.users().unassign(OWNER, ROLE_OF.get(lost.scope()));
        } else if (step instanceof Step.OwnerGains gained) {
            realm.users().assign(OWNER, ROLE_OF.get(gained.scope()));
        } else if (step instanceof Step.PolicyLoses lost) {
            allowed.remove(lost.scope());
            realm.setAttribute("pat.grantableScopes", String.join(" ", allowed));
        } else if (step instanceof Step.PolicyGains gained) {
            allowed.add(gained.scope());
            realm.setAttribute("pat.grantableScopes", String.join(" ", allowed));
        }
    }

    private static Object scopes(Step.Rotate rotate) {
        return rotate.scopes().map(List::copyOf).orElse(null);
    }

    private static String duration(int units) {
        return "PT" + units * UNIT + "S";
    }

    private static Outcome outcome(Answer answer) {
        if (answer.status() >= 500) {
            throw new AssertionError(answer);
        }
        if (answer.status() >= 400) {
            return Outcome.refused(answer.text("error"));
        }
        return answer.status() == 204 || !answer.json().has("token")
                ? Outcome.done()
                : Outcome.issued(answer.text("token"));
    }

    @Override
    public Optional<Set<String>> use(String value) {
        Answer answer = pats.exchange("full", value);
        if (answer.status() == 200) {
            return Optional.of(Pats.scope(Jwt.claims(answer.text("access_token"))));
        }
        answer.expect(400);
        return Optional.empty();
    }

    @Override
    public String status() {
        return token().path("status").asText();
    }

    @Override
    public String listedAs() {
        StringBuilder found = new StringBuilder();
        for (String status : List.of("active", "expired", "revoked")) {
            rest().listed("status", "status", status).forEach(found::append);
        }
        return found.toString();
    }

    @Override
    public Set<String> scopes() {
        Set<String> scopes = new TreeSet<>();
        token().path("scopes").forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }

    @Override
    public boolean showsGrace() {
        return !token().path("previousSecretExpiresAt").isNull();
    }

    private JsonNode token() {
        return rest().read(id);
    }
}
