package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.exchange.Pats.scope;
import static io.github.keycloakpat.server.rest.InParallel.count;
import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.rest.InParallel;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values replaced and brought back at the same time: refusals 25 and 26. What comes of it some order would give too. */
@KeycloakTest
@Tag("rows")
class ParallelLifeIT {
    private static final int MANY = 8;

    private final Holder user;
    private final UserRest rest;

    ParallelLifeIT(TestRealm realm) {
        this.user = Holder.newcomer(realm, "orders-viewer", "orders-editor");
        this.rest = user.rest();
    }

    private Call revocation(Made pat) {
        return rest.http().post("/" + pat.id() + "/revoke").json("{}");
    }

    private Call addition(Made pat) {
        return rest.http().post("/" + pat.id() + "/scopes").json("{\"scopes\":[\"execute\"]}");
    }

    private static List<Made> values(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(Holder::made)
                .toList();
    }

    private List<Made> working(List<Made> values) {
        return values.stream().filter(user::works).toList();
    }

    @RepeatedTest(3)
    void ofManyRotationsOneValueWorks25() throws Exception {
        Made old = user.make();

        List<Answer> answers = InParallel.send(Collections.nCopies(MANY, rest.rotation(old.id())));

        assertThat(count(answers, 200)).isEqualTo(MANY);
        List<Made> working = working(values(answers));
        assertThat(working).hasSize(1);
        assertThat(user.read(old).path("hint").asText())
                .endsWith(working.get(0)
                        .secret()
                        .substring(working.get(0).secret().length() - 4));
        user.assertRefused(old);
    }

    @RepeatedTest(3)
    void ofManyRotationsWithAGracePeriodTwoValuesWork26() throws Exception {
        Made old = user.make();

        List<Answer> answers =
                InParallel.send(Collections.nCopies(MANY, rest.rotation(old.id(), "gracePeriod", "PT1H")));

        assertThat(count(answers, 200)).isEqualTo(MANY);
        assertThat(working(values(answers))).hasSize(2);
        user.assertRefused(old);
    }

    @RepeatedTest(5)
    void aRevocationEndsWhatARotationMakesMeanwhile() throws Exception {
        Made old = user.make();
        List<Call> calls = new ArrayList<>(Collections.nCopies(3, rest.rotation(old.id(), "gracePeriod", "PT1H")));
        calls.add(revocation(old));

        List<Answer> answers = InParallel.send(calls);

        assertThat(answers.get(3).status()).isEqualTo(204);
        answers.subList(0, 3).stream()
                .filter(answer -> answer.status() != 200)
                .forEach(answer -> assertRefused(answer, 409, "token_not_active"));
        assertThat(user.read(old).path("status").asText()).isEqualTo("REVOKED");
        user.assertRefused(old);
        assertThat(working(values(answers))).isEmpty();
    }

    @RepeatedTest(5)
    void aRotationLosesNoScopeThatIsAddedMeanwhile() throws Exception {
        Made old = user.make();

        List<Answer> answers = InParallel.send(List.of(rest.rotation(old.id()), addition(old)));

        assertThat(count(answers, 200)).isEqualTo(2);
        user.assertRefused(old);
        assertThat(scope(user.claims(Holder.made(answers.get(0))))).containsExactlyInAnyOrder("read", "execute");
    }

    @RepeatedTest(5)
    void noScopeIsAddedOnceAnOldValueLives() throws Exception {
        Made old = user.make();

        List<Answer> answers = InParallel.send(List.of(rest.rotation(old.id(), "gracePeriod", "PT1H"), addition(old)));

        assertThat(answers.get(0).status()).isEqualTo(200);
        List<String> scopes = texts(user.read(old).path("scopes"));
        if (answers.get(1).status() == 200) {
            assertThat(scopes).containsExactly("execute", "read");
            assertThat(rest.eventTypes(old.id())).containsExactly("ROTATED", "SCOPES_ADDED", "CREATED");
        } else {
            assertRefused(answers.get(1), 409, "grace_running", "scopes");
            assertThat(scopes).containsExactly("read");
        }
    }

    @Test
    void manyTokensOfOnePersonAreRotatedAtOnce() throws Exception {
        List<Made> tokens = Stream.generate(user::make).limit(MANY).toList();

        List<Answer> answers = InParallel.send(
                tokens.stream().map(pat -> rest.rotation(pat.id())).toList());

        assertThat(count(answers, 200)).isEqualTo(MANY);
        assertThat(working(values(answers))).hasSize(MANY);
        assertThat(working(tokens)).isEmpty();
    }
}
