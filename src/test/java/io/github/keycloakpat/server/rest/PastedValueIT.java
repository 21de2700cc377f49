package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A value that people paste where a text belongs is refused, and neither the answer nor the log repeats it. */
@KeycloakTest
@Tag("wire")
class PastedValueIT {
    private final Keycloak keycloak;
    private final UserRest alice;
    private String value;
    private String id;

    PastedValueIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void makeTwoTokens() {
        alice.clear();
        value = alice.make("name", "leaked").path("token").asText();
        id = alice.makeId("name", "pasted into");
    }

    @ParameterizedTest
    @EnumSource
    void itIsRefusedAndNothingIsDone(Place place) {
        for (String text : List.of(value, "lost " + value)) {
            assertRefused(place.paste(text, alice, id), 400, "invalid_request", place.field);
        }

        assertThat(alice.listed("name")).containsExactlyInAnyOrder("leaked", "pasted into");
        assertThat(alice.read(id).path("description").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerDoesNotRepeatIt(Place place) {
        Answer answer = place.paste("lost " + value, alice, id).expect(400);

        assertThat(answer.text()).doesNotContain(random());
    }

    @ParameterizedTest
    @EnumSource
    void theLogDoesNotRepeatIt(Place place) {
        place.paste("lost " + value, alice, id).expect(400);

        assertThat(keycloak.log()).isNotEmpty().doesNotContain(random());
    }

    @Test
    void aFieldsOrAParametersNameIsNotRepeatedIfItIsAValue() {
        for (Answer answer : List.of(
                alice.create("name", "new", value, "x"),
                alice.update(id, value, "x"),
                alice.rotate(id, value, "x"),
                alice.list().query(value, "x").send())) {
            assertThat(answer.expect(400).text()).doesNotContain(random());
        }
    }

    /** What is secret of the value: neither its prefix nor its checksum. */
    private String random() {
        return value.substring(6, 49);
    }

    /** Where people may write what they like. */
    enum Place {
        NEW_NAME("name") {
            @Override
            Answer paste(String text, UserRest rest, String id) {
                return rest.create("name", text);
            }
        },
        CHANGED_NAME("name") {
            @Override
            Answer paste(String text, UserRest rest, String id) {
                return rest.update(id, "name", text);
            }
        },
        NEW_DESCRIPTION("description") {
            @Override
            Answer paste(String text, UserRest rest, String id) {
                return rest.create("name", "new", "description", text);
            }
        },
        CHANGED_DESCRIPTION("description") {
            @Override
            Answer paste(String text, UserRest rest, String id) {
                return rest.update(id, "description", text);
            }
        },
        REASON("reason") {
            @Override
            Answer paste(String text, UserRest rest, String id) {
                return rest.revoke(id, "reason", text);
            }
        },
        SCOPE("scopes") {
            @Override
            Answer paste(String text, UserRest rest, String id) {
                return rest.create("name", "new", "scopes", List.of(text));
            }
        },
        ADDED_SCOPE("scopes") {
            @Override
            Answer paste(String text, UserRest rest, String id) {
                return rest.addRights(id, "scopes", List.of(text));
            }
        },
        AUDIENCE("audiences") {
            @Override
            Answer paste(String text, UserRest rest, String id) {
                return rest.rotate(id, "audiences", List.of(text));
            }
        },
        ENTITY("identifiers") {
            @Override
            Answer paste(String text, UserRest rest, String id) {
                Map<String, Object> detail =
                        Map.of("type", "channel", "actions", List.of("read"), "identifiers", List.of(text));
                return rest.addRights(id, "authorizationDetails", List.of(detail));
            }
        },
        SEARCH("search") {
            @Override
            Answer paste(String text, UserRest rest, String id) {
                return rest.list().query("search", text).send();
            }
        },
        SEARCH_OF_DELETION("search") {
            @Override
            Answer paste(String text, UserRest rest, String id) {
                return rest.deleteAll()
                        .query("confirm", true)
                        .query("search", text)
                        .send();
            }
        };

        private final String field;

        Place(String field) {
            this.field = field;
        }

        abstract Answer paste(String text, UserRest rest, String id);
    }
}
