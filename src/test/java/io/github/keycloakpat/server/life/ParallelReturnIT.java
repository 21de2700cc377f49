package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.rest.InParallel.count;
import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.rest.InParallel;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** Tokens brought back at the same time, and beside new ones: refusal 75. */
@KeycloakTest
@Tag("rows")
class ParallelReturnIT {
    private final Policy policy;
    private final Holder user;
    private final UserRest rest;

    ParallelReturnIT(TestRealm realm) {
        this.policy = new Policy(realm);
        this.user = Holder.newcomer(realm, "orders-viewer", "orders-editor");
        this.rest = user.rest();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    private Call regeneration(Made pat) {
        return rest.http().post("/" + pat.id() + "/regenerate").json("{}");
    }

    private Call revocation(Made pat) {
        return rest.http().post("/" + pat.id() + "/revoke").json("{}");
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
    void aTokenIsBroughtBackOnce() throws Exception {
        Made old = user.make();
        revocation(old).send().expect(204);

        List<Answer> answers = InParallel.send(Collections.nCopies(4, regeneration(old)));

        assertThat(count(answers, 200)).isEqualTo(1);
        answers.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(answer -> assertRefused(answer, 409, "regeneration_not_allowed"));
        assertThat(working(values(answers))).hasSize(1);
        user.assertRefused(old);
    }

    @RepeatedTest(3)
    void theLimitOfTokensHoldsForNewOnesAndThoseBroughtBackTogether() throws Exception {
        policy.set("maxTokensPerUser", "3");
        List<Made> ended = Stream.generate(user::make).limit(3).toList();
        ended.forEach(pat -> revocation(pat).send().expect(204));
        user.make();
        List<Call> calls =
                new ArrayList<>(ended.stream().map(this::regeneration).toList());
        for (int i = 0; i < 3; i++) {
            calls.add(rest.creation("name", UserRest.newName()));
        }

        List<Answer> answers = InParallel.send(calls);

        assertThat(count(answers, 200) + count(answers, 201)).isEqualTo(2);
        answers.stream()
                .filter(answer -> answer.status() > 201)
                .forEach(answer -> assertRefused(answer, 409, "too_many_tokens"));
        assertThat(rest.listed("id")).hasSize(3);
    }
}
