package io.github.keycloakpat.server.admin;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.UserRest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.life.Trail;
import io.github.keycloakpat.server.rest.InParallel;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Revoking many tokens by one call. */
@KeycloakTest
@Tag("rows")
class RevokeManyIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final AdminRest admin;
    private final Policy policy;
    private final UserRest alice;
    private final UserRest bob;

    RevokeManyIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.admin = AdminRest.mighty(realm);
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
        this.bob = UserRest.of(realm, "bob");
    }

    @BeforeEach
    void tokens() {
        alice.clear();
        bob.clear();
        alice.make("name", "a-1", "scopes", List.of("read"), "expiresIn", "P1D");
        alice.make("name", "a-2", "scopes", List.of("read", "execute"), "audiences", List.of("orders-api"));
        bob.make("name", "b-1", "scopes", List.of("read"));
        bob.make("name", "b-2", "expiresIn", "P200D");
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
        UserRest.of(realm, "alice").clear(); // the clock may have moved
        UserRest.of(realm, "bob").clear();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"username\":\"alice\"                     | a-1, a-2",
                "\"username\":\"Alice\",\"search\":\"-1\"    | a-1",
                "\"scope\":\"execute\"                      | a-2",
                "\"scope\":\"nothing\"                      | ",
                "\"audience\":\"orders-api\"                | a-2",
                "\"search\":\"B-\"                          | b-1, b-2",
                "\"status\":\"expired\"                     | ",
                "\"status\":\"all\",\"username\":\"bob\"    | b-1, b-2",
                "\"expiresBefore\":\"{P2D}\"                | a-1",
                "\"unusedSince\":\"{PT1M}\",\"scope\":\"read\" | a-1, a-2, b-1",
                "\"violatesPolicy\":true                    | b-2",
                "\"violatesPolicy\":\"true\"                | b-2",
                "\"violatesPolicy\":false                   | a-1, a-2, b-1",
                "\"scope\":null,\"username\":\"bob\"        | b-1, b-2",
                "\"username\":\"nobody\"                    | ",
            })
    void revokesWhatMatches(String filter, String names) {
        policy.set("maxLifetime", "P100D");
        List<String> expected = names == null ? List.of() : List.of(names.split(", ", -1));
        String now = filter.replace("{P2D}", future("P2D")).replace("{PT1M}", future("PT1M"));
        String body = "{\"filter\":{" + now + "},\"reason\":\"cleaning\"}";

        JsonNode counts =
                admin.http().post("/revoke").json(body).send().expect(200).json();

        assertThat(counts.path("revoked").asInt()).as(filter).isEqualTo(expected.size());
        assertThat(counts.path("skipped").asInt()).isZero();
        assertThat(admin.listed("name", "status", "revoked", "sort", "name")).isEqualTo(expected);
        assertThat(admin.http()
                        .post("/revoke")
                        .json(body)
                        .send()
                        .expect(200)
                        .json()
                        .path("revoked")
                        .asInt())
                .as("again")
                .isZero();
    }

    private String future(String duration) {
        return keycloak.now().plus(Duration.parse(duration)).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                              | confirmation_required | all",
                "{\"reason\":\"x\"}                              | confirmation_required | all",
                "{\"filter\":{}}                                 | confirmation_required | all",
                "{\"filter\":null,\"all\":false}                 | confirmation_required | all",
                "{\"filter\":{\"scope\":null}}                   | confirmation_required | all",
                "{\"filter\":{\"scope\":\"\"}}                   | invalid_request       | scope",
                "{\"filter\":{\"search\":\" \"}}                 | invalid_request       | search",
                "{\"filter\":{\"userId\":\"\"}}                  | invalid_request       | userId",
                "{\"filter\":{\"user\":\"alice\"}}               | invalid_request       | user",
                "{\"filter\":{\"scope\":[\"read\"]}}             | invalid_request       | scope",
                "{\"filter\":{\"scope\":\"a\\u0000b\"}}           | invalid_request       | scope",
                "{\"filter\":{\"search\":\"a\\ud800b\"}}          | invalid_request       | search",
                "{\"filter\":{\"scope\":true}}                   | invalid_request       | scope",
                "{\"filter\":{\"violatesPolicy\":\"maybe\"}}     | invalid_request       | violatesPolicy",
                "{\"filter\":{\"status\":\"gone\"}}              | invalid_request       | status",
                "{\"filter\":{\"expiresBefore\":\"soon\"}}       | invalid_request       | expiresBefore",
                "{\"filter\":{\"first\":\"1\"}}                  | invalid_request       | first",
                "{\"filter\":\"all\"}                            | invalid_request       | filter",
                "{\"filter\":[]}                                 | invalid_request       | filter",
                "{\"all\":\"true\"}                              | invalid_request       | all",
                "{\"all\":true,\"reason\":7}                     | invalid_request       | reason",
                "{\"all\":true,\"compromised\":true}             | invalid_request       | compromised",
                "{\"scope\":\"read\"}                            | invalid_request       | scope",
            })
    void revokesNothingByWhatItDoesNotUnderstand(String body, String error, String field) {
        assertRefused(admin.http().post("/revoke").json(body).send(), 400, error, field);

        assertThat(admin.listed("name", "status", "active")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void aTypoInThePolicyIsNoReasonToRevoke(String violates) {
        policy.set("maxLifetime", "P100X");

        assertRefused(
                admin.revokeMany("filter", Map.of("violatesPolicy", violates)),
                400,
                "invalid_request",
                "violatesPolicy");

        assertThat(admin.listed("name", "status", "active")).hasSize(4);
        admin.revokeMany("filter", Map.of("username", "bob")).expect(200);
        assertThat(admin.listed("name", "status", "revoked")).hasSize(2);
    }

    @Test
    void isNoOtherVerbAndNeedsABody() {
        assertRefused(admin.http().post("/revoke").send(), 415, "unsupported_media_type");
        assertRefused(admin.http().get("/revoke").send(), 405, "method_not_allowed");
        assertRefused(admin.http().post("/revoke").json("{\"all\":true").send(), 400, "invalid_request");
        assertRefused(admin.revokeMany("all", true, "reason", "x".repeat(256)), 400, "invalid_request", "reason");
        assertThat(admin.listed("name")).hasSize(4);
    }

    @Test
    void allAreRevokedWhereThatIsSaid() {
        String maker = "bulk-" + UUID.randomUUID();
        String actor = AdminRest.appoint(realm, maker, "manage-users");

        JsonNode counts = AdminRest.of(realm, maker)
                .revokeMany("all", true, "reason", "a laptop was stolen")
                .expect(200)
                .json();

        assertThat(counts.toString()).isEqualTo("{\"revoked\":4,\"skipped\":0}");
        for (JsonNode token : admin.list("status", "revoked").json()) {
            assertThat(token.path("revokedBy").asText()).isEqualTo(actor);
            assertThat(token.path("revokeReason").asText()).isEqualTo("a laptop was stolen");
        }
        String id = alice.listed("id", "status", "revoked").get(0);
        JsonNode line = new Trail(alice, id).only("REVOKED");
        assertThat(line.path("actorId").asText()).isEqualTo(actor);
        assertThat(line.at("/details/reason").asText()).isEqualTo("a laptop was stolen");
        assertThat(line.path("ip").asText()).isNotEmpty();
        assertRefused(alice.regenerate(id, "expiresIn", "P1D"), 409, "regeneration_not_allowed");
    }

    @Test
    void whatIsRevokedAlreadyIsSkippedAndKeepsItsReason() {
        String id = alice.listed("id", "search", "a-1").get(0);
        alice.revoke(id, "reason", "mine").expect(204);

        JsonNode counts = admin.revokeMany("filter", fields("status", "all", "username", "alice"), "reason", "all")
                .expect(200)
                .json();

        assertThat(counts.toString()).isEqualTo("{\"revoked\":1,\"skipped\":1}");
        assertThat(alice.read(id).path("revokeReason").asText()).isEqualTo("mine");
    }

    @Test
    void expiredOnesAreRevokedForGood() {
        keycloak.shiftTime(Duration.ofDays(2));
        AdminRest later = AdminRest.mighty(realm);

        assertThat(later.revokeMany("filter", Map.of("status", "expired"))
                        .expect(200)
                        .json()
                        .toString())
                .isEqualTo("{\"revoked\":1,\"skipped\":0}");
        assertThat(later.listed("name", "status", "revoked")).containsExactly("a-1");
    }

    /** Others' tokens work on all the while, and nobody who revokes one of these meanwhile meets an error. */
    @Test
    void severalPagesAreRevokedWhileOthersAreUsed() throws Exception {
        policy.set("maxTokensPerUser", "1000");
        List<String> ids = new ArrayList<>();
        UserRest many = UserRest.of(realm, "alice");
        for (int i = 0; i < 253; i++) {
            ids.add(many.makeId("name", "many " + i, "scopes", List.of("read")));
        }
        Made used = new Pats(realm).make("bob", "read");
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<List<Answer>> uses = thread.submit(() -> exchanges(used, done));
            List<Answer> answers = InParallel.send(List.of(
                    admin.http().post("/revoke").json("{\"filter\":{\"search\":\"many \"},\"reason\":\"one\"}"),
                    admin.http().post("/revoke").json("{\"filter\":{\"search\":\"many \"},\"reason\":\"two\"}"),
                    many.http().post("/" + ids.get(130) + "/revoke").json("{}"),
                    many.http().delete("/" + ids.get(250))));
            done.set(true);
            assertThat(uses.get())
                    .isNotEmpty()
                    .allSatisfy(
                            use -> assertThat(use.status()).as(use.toString()).isEqualTo(200));
            assertThat(answers).extracting(Answer::status).containsExactly(200, 200, 204, 204);
            long revoked = answers.get(0).json().path("revoked").asLong()
                    + answers.get(1).json().path("revoked").asLong();
            assertThat(revoked).isBetween(251L, 253L);
        } finally {
            done.set(true);
            thread.shutdownNow();
        }
        assertThat(AdminRest.total(admin.list("search", "many ", "max", 0))).isZero();
        assertThat(AdminRest.total(admin.list("search", "many ", "status", "revoked", "max", 0)))
                .isEqualTo(252);
        for (String id : List.of(ids.get(0), ids.get(100), ids.get(252))) {
            new Trail(UserRest.of(realm, "alice"), id).only("REVOKED");
        }
    }

    private List<Answer> exchanges(Made used, AtomicBoolean done) {
        Pats pats = new Pats(realm);
        List<Answer> answers = new ArrayList<>();
        while (!done.get() && !Thread.currentThread().isInterrupted()) {
            answers.add(pats.exchange("script", used));
        }
        return answers;
    }
}
