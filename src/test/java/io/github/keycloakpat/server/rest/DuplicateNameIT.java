package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.params;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name is given once: refusal 74. */
@KeycloakTest
class DuplicateNameIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final UserRest alice;

    DuplicateNameIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @ParameterizedTest(name = "{index}")
    @CsvSource({
        "ci, ci",
        "ci, CI",
        "ci, ｃｉ",
        "ci, ' ci '",
        "fix, ﬁx",
        "viii, Ⅷ",
        "straße, STRAßE",
        "É, e\u0301",
        "Ω, Ω",
        "a1, a①"
    })
    void namesThatLookTheSameAreTheSame(String first, String second) {
        alice.makeId("name", first);
        String other = alice.makeId("name", "other");

        Answer answer = alice.create("name", second);

        assertRefused(answer, 409, "token_name_exists", "name");
        assertThat(params(answer)).containsExactly(second.strip());
        assertRefused(alice.update(other, "name", second), 409, "token_name_exists", "name");
        assertThat(alice.names()).containsExactlyInAnyOrder(first, "other");
    }

    @Test
    void theAnswerTellsWhatToDo() {
        alice.makeId("name", "ci");

        assertThat(alice.create("name", "ci").text("errorMessage"))
                .isEqualTo("A token named 'ci' already exists. Use a different name.");
    }

    @Test
    void namesThatDifferAreDifferent() {
        alice.makeId("name", "ci");

        assertThat(alice.create("name", "ci.").status()).isEqualTo(201);
        assertThat(alice.create("name", "c i").status()).isEqualTo(201);
        assertThat(alice.create("name", "c-i").status()).isEqualTo(201);
    }

    @Test
    void aTokenMayTakeItsOwnNameInAnotherForm() {
        String id = alice.makeId("name", "ci");

        assertThat(alice.update(id, "name", "CI").expect(200).text("name")).isEqualTo("CI");
        assertThat(alice.update(id, "name", "CI").expect(200).text("name")).isEqualTo("CI");
    }

    @Test
    void revokedAndExpiredTokensKeepTheirNames() {
        alice.revoke(alice.makeId("name", "revoked")).expect(204);
        alice.makeId("name", "expired", "expiresIn", "PT1S");
        keycloak.shiftTime(Duration.ofSeconds(10));

        assertThat(alice.listed("name", "status", "expired")).containsExactly("expired");
        assertRefused(alice.create("name", "revoked"), 409, "token_name_exists", "name");
        assertRefused(alice.create("name", "Expired"), 409, "token_name_exists", "name");
    }

    @Test
    void aDeletedTokenFreesItsName() {
        alice.delete(alice.makeId("name", "ci")).expect(204);

        assertThat(alice.create("name", "ci").status()).isEqualTo(201);
    }

    @Test
    void aRenamedTokenFreesItsOldName() {
        alice.update(alice.makeId("name", "ci"), "name", "cd").expect(200);

        assertThat(alice.create("name", "ci").status()).isEqualTo(201);
    }

    @Test
    void anotherUserMayUseTheSameName() {
        alice.makeId("name", "everybody's");

        assertThat(UserRest.of(realm, "bob").create("name", "everybody's").status())
                .isEqualTo(201);
    }
}
