package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reads which part of the audit trail. */
@KeycloakTest
@Tag("wire")
class AuditReadingIT {
    private static final int LINES = 25;

    private final TestRealm realm;
    private final UserRest alice;
    private final UserRest bob;

    AuditReadingIT(TestRealm realm) {
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
        this.bob = UserRest.of(realm, "bob");
    }

    @Test
    void linesComeNewestFirstAlsoWithinOneSecondAndInPages() {
        List<String> names =
                IntStream.range(0, LINES).mapToObj(i -> UserRest.newName()).toList();
        String id = alice.makeId("name", names.get(0));
        names.stream().skip(1).forEach(name -> alice.update(id, "name", name).expect(200));

        List<String> newestFirst = new ArrayList<>(names);
        Collections.reverse(newestFirst);
        assertThat(page(id, "max", 100)).isEqualTo(newestFirst);
        assertThat(page(id)).isEqualTo(newestFirst.subList(0, 20));
        assertThat(page(id, "first", 2, "max", 3)).isEqualTo(newestFirst.subList(2, 5));
        assertThat(page(id, "first", 20)).isEqualTo(newestFirst.subList(20, LINES));
        assertThat(page(id, "first", 1000)).isEmpty();
    }

    /** Names of the token in the lines. */
    private List<String> page(String id, Object... query) {
        Answer answer = alice.events(id, query).expect(200);
        assertThat(answer.header("X-Total-Count")).hasValue(Integer.toString(LINES));
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        List<String> names = new ArrayList<>();
        answer.json().forEach(line -> names.add(line.path("tokenName").asText()));
        return names;
    }

    @ParameterizedTest
    @CsvSource({
        "first, -1",
        "first, x",
        "first, 99999999999",
        "max, -1",
        "max, 101",
        "max, 1.5",
        "sort, at",
        "order, asc",
        "type, CREATED",
        "status, all"
    })
    void whatIsNotUnderstoodIsRefused(String parameter, String value) {
        String id = alice.makeId();

        assertRefused(alice.events(id, parameter, value), 400, "invalid_request", parameter);

        alice.delete(id).expect(204);
    }

    @Test
    void anothersTokenIsAnsweredLikeOneThatNeverWas() {
        String hers = alice.makeId();
        String gone = alice.makeId();
        alice.delete(gone).expect(204);

        Answer unknown = bob.events(UUID.randomUUID().toString());

        assertRefused(unknown, 404, "token_not_found");
        for (String id : List.of(hers, gone, "no-such-id", "%27", hers.toUpperCase(Locale.ROOT))) {
            Answer answer = bob.events(id);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
            assertThat(answer.text()).isEqualTo(unknown.text());
        }
        assertThat(alice.eventTypes(hers)).containsExactly("CREATED");
    }

    @Test
    void theTrailOfADeletedTokenIsReadByItsOwner() {
        String id = alice.makeId();
        alice.delete(id).expect(204);

        assertThat(alice.eventTypes(id)).containsExactly("DELETED", "CREATED");
        assertRefused(alice.get(id), 404, "token_not_found");
    }

    @Test
    void theTrailIsNotReadWithoutASignIn() {
        String id = alice.makeId();

        assertRefused(UserRest.at(realm).get("/" + id + "/events").send(), 401, "unauthorized");
    }
}
