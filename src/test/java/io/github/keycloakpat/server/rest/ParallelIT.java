package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.InParallel.count;
import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes that come at the same time: refusals 75 and 77. The users are new, so that their rows are made in the race. */
@KeycloakTest
@Tag("rows")
class ParallelIT {
    private static final int MANY = 16;

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest user;

    ParallelIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.policy = new Policy(realm);
        this.user = newcomer();
    }

    private UserRest newcomer() {
        String name = UserRest.newName().replace(' ', '-');
        realm.users().create(name);
        return UserRest.of(realm, name);
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @RepeatedTest(3)
    void oneNameIsGivenOnce() throws Exception {
        List<Answer> answers = send(i -> user.creation("name", i % 2 == 0 ? "ci" : "CI"));

        assertThat(count(answers, 201)).isEqualTo(1);
        assertRestRefused(answers, 201, "token_name_exists");
        assertThat(user.names()).hasSize(1);
    }

    @Test
    void oneNameIsGivenOnceToAnOwnerOfOtherTokens() throws Exception {
        user.make();

        List<Answer> answers = send(i -> user.creation("name", "ci"));

        assertThat(count(answers, 201)).isEqualTo(1);
        assertRestRefused(answers, 201, "token_name_exists");
    }

    @Test
    void oneNameIsGivenOnceByRenaming() throws Exception {
        List<String> ids = IntStream.range(0, MANY).mapToObj(i -> user.makeId()).toList();

        List<Answer> answers = send(i -> user.http().put("/" + ids.get(i)).json("{\"name\":\"the one\"}"));

        assertThat(count(answers, 200)).isEqualTo(1);
        assertRestRefused(answers, 200, "token_name_exists");
        assertThat(user.names()).hasSize(MANY).containsOnlyOnce("the one");
    }

    @RepeatedTest(3)
    void theLimitOfTokensHolds() throws Exception {
        policy.set("maxTokensPerUser", "3");

        List<Answer> answers = send(i -> user.creation("name", "token " + i));

        assertThat(count(answers, 201)).isEqualTo(3);
        assertThat(count(answers, 409)).isEqualTo(MANY - 3);
        assertThat(answers.stream().filter(a -> a.status() == 409))
                .allMatch(a -> a.text("error").equals("too_many_tokens"));
        assertThat(user.names()).hasSize(3);
    }

    @Test
    void differentNamesAreAllGiven() throws Exception {
        List<Answer> answers = send(i -> user.creation("name", "token " + i));

        assertThat(count(answers, 201)).isEqualTo(MANY);
        assertThat(user.names()).hasSize(MANY);
        assertThat(answers.stream().map(a -> a.text("token")).distinct()).hasSize(MANY);
    }

    @Test
    void differentUsersDoNotDisturbEachOther() throws Exception {
        List<UserRest> users = IntStream.range(0, 4).mapToObj(i -> newcomer()).toList();

        List<Answer> answers = send(i -> users.get(i % 4).creation("name", "token " + i));

        assertThat(count(answers, 201)).isEqualTo(MANY);
    }

    @Test
    void aTokenIsDeletedOnce() throws Exception {
        String id = user.makeId();

        List<Answer> answers = send(i -> user.http().delete("/" + id));

        assertThat(count(answers, 204)).isEqualTo(1);
        assertRestRefused(answers, 204, "token_not_found");
        assertThat(keycloak.sql("SELECT ID FROM PAT_TOMBSTONE WHERE ID = ?", id))
                .hasSize(1);
    }

    @Test
    void aTokenIsRevokedOnceAndEverybodyIsToldSo() throws Exception {
        String id = user.makeId();

        List<Answer> answers =
                send(i -> user.http().post("/" + id + "/revoke").json("{\"reason\":\"call " + i + "\"}"));

        assertThat(count(answers, 204)).isEqualTo(MANY);
        assertThat(user.read(id).path("revokeReason").asText()).startsWith("call ");
    }

    @Test
    void narrowingInParallelNeverEndsWider() throws Exception {
        String id = user.makeId("allowedIps", List.of("10.0.0.0/8", "192.0.2.0/24"));

        List<Answer> answers = send(i -> user.http()
                .put("/" + id)
                .json(i % 2 == 0 ? "{\"allowedIps\":[\"10.0.0.0/8\"]}" : "{\"allowedIps\":[\"192.0.2.0/24\"]}"));

        long first = IntStream.range(0, MANY / 2)
                .filter(i -> answers.get(2 * i).status() == 200)
                .count();
        assertThat(count(answers, 200)).isEqualTo(MANY / 2);
        assertThat(first).isIn(0L, (long) MANY / 2);
        assertThat(count(answers, 400)).isEqualTo(MANY / 2);
        assertThat(user.read(id).path("allowedIps")).hasSize(1);
    }

    private static List<Answer> send(IntFunction<Call> call) throws Exception {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            calls.add(call.apply(i));
        }
        return InParallel.send(calls);
    }

    private static void assertRestRefused(List<Answer> answers, int done, String error) {
        for (Answer answer : answers) {
            if (answer.status() != done && error.equals("token_not_found")) {
                assertRefused(answer, 404, error);
            } else if (answer.status() != done) {
                assertRefused(answer, 409, error, "name");
            }
        }
    }
}
