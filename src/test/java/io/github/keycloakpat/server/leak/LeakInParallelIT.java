package io.github.keycloakpat.server.leak;

import static io.github.keycloakpat.server.rest.InParallel.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.life.Holder;
import io.github.keycloakpat.server.rest.InParallel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** Reports beside changes of the same tokens: whatever came first, the reported value is dead. */
@KeycloakTest
@Tag("rows")
class LeakInParallelIT {
    private final Scanner scanner;
    private final Holder user;
    private final Holder other;

    LeakInParallelIT(TestRealm realm) {
        this.scanner = new Scanner(realm);
        this.user = Holder.newcomer(realm, "orders-viewer");
        this.other = Holder.newcomer(realm, "orders-viewer");
    }

    @RepeatedTest(8)
    void aRotationThatKeepsItForAWhileDoesNotSaveIt() throws Exception {
        Made reported = user.make();

        List<Answer> answers = InParallel.send(
                List.of(user.rest().rotation(reported.id(), "gracePeriod", "PT1H"), scanner.reporting(reported)));

        answers.get(1).expect(200);
        user.assertRefused(reported);
        boolean rotatedFirst = answers.get(0).status() == 200;
        String status = user.read(reported).path("status").asText();
        if (rotatedFirst && status.equals("ACTIVE")) {
            user.assertWorks(Holder.made(answers.get(0)));
            assertThat(user.rest().eventTypes(reported.id()))
                    .contains("UPDATED", "LEAKED")
                    .doesNotContain("REVOKED");
        } else {
            assertThat(rotatedFirst).isFalse();
            assertThat(user.rest().eventTypes(reported.id()))
                    .contains("REVOKED", "LEAKED")
                    .doesNotContain("ROTATED");
        }
    }

    @RepeatedTest(4)
    void aValueWhoseGraceIsAboutToEndByAnotherRotationIsDead() throws Exception {
        Made first = user.make();
        Made second = user.rotated(first, "gracePeriod", "PT1H");

        List<Answer> answers = InParallel.send(
                List.of(user.rest().rotation(first.id(), "gracePeriod", "PT1H"), scanner.reporting(first)));

        assertThat(count(answers, 200)).isEqualTo(2);
        user.assertRefused(first);
        user.assertWorks(Holder.made(answers.get(0)));
        assertThat(user.read(second).path("status").asText()).isEqualTo("ACTIVE");
    }

    @RepeatedTest(4)
    void aReportBesideADeletionIsNoFault() throws Exception {
        Made reported = user.make();

        List<Answer> answers =
                InParallel.send(List.of(user.rest().http().delete("/" + reported.id()), scanner.reporting(reported)));

        answers.get(0).expect(204);
        answers.get(1).expect(200);
        user.assertRefused(reported);
    }

    /** Each report locks the owners of all its values in one order for everybody, however it lists them. */
    @RepeatedTest(4)
    void reportsOfTheSameValuesInDifferentOrdersWaitForEachOther() throws Exception {
        List<Made> values = new ArrayList<>(
                Stream.of(user.make(), other.make(), user.make(), other.make()).toList());
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Collections.rotate(values, 1);
            calls.add(scanner.reporting(values.toArray(Made[]::new)));
        }

        List<Answer> answers = InParallel.send(calls);

        assertThat(count(answers, 200)).isEqualTo(calls.size());
        values.forEach(user::assertRefused);
    }
}
