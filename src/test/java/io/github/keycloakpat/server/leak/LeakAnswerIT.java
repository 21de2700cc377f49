package io.github.keycloakpat.server.leak;

import static io.github.keycloakpat.server.leak.Scanner.finding;
import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.life.Holder;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a report may look like, and that its answer tells nothing but its form. */
@KeycloakTest
@Tag("wire")
class LeakAnswerIT {
    private static final int LIMIT = 65_536;

    private final TestRealm realm;
    private final Scanner scanner;
    private final Holder alice;

    LeakAnswerIT(TestRealm realm) {
        this.realm = realm;
        this.scanner = new Scanner(realm);
        this.alice = new Holder(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.rest().clear();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    @Test
    void anEntryIsTheHashTheTypeAndTheLabel() throws Exception {
        Made pat = alice.make();
        String other = "ghp_ü-no-value-of-ours";

        Answer answer = scanner.send(List.of(finding(other), finding(pat.secret())));

        assertThat(answer.expect(200).text())
                .isEqualTo("[{\"token_hash\":\"" + sha256(other)
                        + "\",\"token_type\":\"acme_pat\",\"label\":\"false_positive\"},"
                        + "{\"token_hash\":\"" + sha256(pat.secret())
                        + "\",\"token_type\":\"acme_pat\",\"label\":\"true_positive\"}]");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(answer.header("Content-Type")).contains("application/json");
    }

    @Test
    void aSingleFindingIsAnsweredWithAListToo() {
        assertThat(scanner.send(finding(Scanner.unknown())).expect(200).json()).hasSize(1);
    }

    @Test
    void whetherItIsKnownPresentOldOrGoneIsAllTheSame() throws Exception {
        Made present = alice.make();
        Made old = alice.make();
        alice.rotated(old);
        Made grace = alice.make();
        alice.rotated(grace, "gracePeriod", "PT1H");
        Made deleted = alice.make();
        alice.rest().delete(deleted.id()).expect(204);

        String unknown = form(Scanner.unknown());
        for (Made pat : List.of(present, present, old, grace, grace, deleted)) {
            assertThat(form(pat.secret())).isEqualTo(unknown);
        }
    }

    /** Status, headers and body, but for what depends on time and on the value itself. */
    private String form(String value) throws Exception {
        Answer answer = scanner.send(finding(value)).expect(200);
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : List.of("Cache-Control", "Content-Type", "Content-Length", "Vary", "WWW-Authenticate")) {
            headers.put(name, answer.headers(name));
        }
        return headers + answer.text().replace(sha256(value), "HASH");
    }

    @ParameterizedTest(name = "{index}")
    @CsvSource(
            nullValues = "null",
            value = {
                "acme_pat, acme_pat",
                "Acme Token v1.0, Acme Token v1.0",
                "null, personal_access_token",
                "'', personal_access_token",
                "<b>, personal_access_token",
                "'a\nb', personal_access_token",
                "'a\"b', personal_access_token",
                "ü, personal_access_token"
            })
    void theTypeIsRepeatedIfItIsPlain(String type, String told) {
        Map<String, Object> finding = finding(Scanner.unknown());
        finding.put("type", type);

        assertThat(type(finding)).isEqualTo(told);
    }

    @Test
    void theTypeIsBoundedAndNoWayForAValue() {
        Map<String, Object> finding = finding(Scanner.unknown());
        finding.put("type", "t".repeat(128));
        assertThat(type(finding)).hasSize(128);
        finding.put("type", "t".repeat(129));
        assertThat(type(finding)).isEqualTo("personal_access_token");
        finding.put("type", Scanner.unknown());
        assertThat(type(finding)).isEqualTo("personal_access_token");
    }

    private String type(Map<String, Object> finding) {
        return scanner.send(finding).expect(200).json().at("/0/token_type").asText();
    }

    @Test
    void fieldsThatAreNotKnownArePassedOver() {
        Made pat = alice.make();
        Map<String, Object> finding = finding(pat.secret());
        finding.put("commit", Map.of("author", List.of(1, 2)));
        finding.put("url", null);
        finding.remove("source");

        scanner.send(finding).expect(200);

        alice.assertRefused(pat);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[",
                "x",
                "7",
                "null",
                "\"kcpat\"",
                "[]",
                "[[]]",
                "[7]",
                "[null]",
                "{}{}",
                "[{\"token\":\"a\"},7]"
            })
    void whatIsNoListOfFindingsIsRefused(String body) {
        assertRefused(scanner.call().json(body).send(), 400, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|token",
                "{\"token\":null}|token",
                "{\"token\":7}|token",
                "{\"token\":[\"a\"]}|token",
                "{\"token\":\"a\",\"type\":7}|type",
                "{\"token\":\"a\",\"url\":{}}|url",
                "{\"token\":\"a\",\"source\":true}|source"
            })
    void aFieldOfAnotherTypeIsRefused(String finding, String field) {
        assertRefused(scanner.call().json(finding).send(), 400, "invalid_request", field);
        assertRefused(scanner.call().json("[{\"token\":\"a\"}," + finding + "]").send(), 400, "invalid_request", field);
    }

    @Test
    void aReportIsTakenAsAWholeOrNotAtAll() {
        Made pat = alice.make();

        assertRefused(
                scanner.send(List.of(finding(pat.secret()), Map.of("token", 7))), 400, "invalid_request", "token");

        alice.assertWorks(pat);
    }

    @Test
    void aHundredFindingsAreTakenAndNoMore() {
        Map<String, Object> finding = finding("x");

        assertThat(scanner.send(Collections.nCopies(100, finding)).expect(200).json())
                .hasSize(100);
        assertRefused(scanner.send(Collections.nCopies(101, finding)), 400, "invalid_request");
    }

    @Test
    void aReportOfMoreThan64KilobytesIsRefused() {
        String body = "{\"token\":\"x\"}";

        assertThat(scanner.call()
                        .json(body + " ".repeat(LIMIT - body.length()))
                        .send()
                        .status())
                .isEqualTo(200);
        assertRefused(
                scanner.call()
                        .json(body + " ".repeat(LIMIT + 1 - body.length()))
                        .send(),
                413,
                "payload_too_large");
    }

    @Test
    void onlyJsonIsTaken() {
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "")) {
            assertRefused(scanner.call().body(type, "{\"token\":\"x\"}").send(), 415, "unsupported_media_type");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void otherVerbsAreNotKnown(String verb) {
        Answer answer = realm.http()
                .call(verb, "/personal-access-tokens/leaked")
                .json("{}")
                .send();

        assertRefused(answer, 405, "method_not_allowed");
        assertThat(answer.headers("Allow")).containsExactly("POST");
    }

    @Test
    void aRealmThatIsNotThereTakesNone() {
        Answer answer = realm.keycloak()
                .http()
                .post("/realms/no-such-realm/personal-access-tokens/leaked")
                .json(finding("x"))
                .send();

        assertThat(answer.expect(404).text("error")).isEqualTo("Realm does not exist");
    }

    @Test
    void aSignInIsNeitherNeededNorLookedAt() {
        JsonNode plain = scanner.send(finding("x")).json();

        for (String bearer :
                List.of("nonsense", realm.token("alice"), alice.make().secret())) {
            assertThat(scanner.call()
                            .bearer(bearer)
                            .json(finding("x"))
                            .send()
                            .expect(200)
                            .json())
                    .isEqualTo(plain);
        }
        assertThat(scanner.call()
                        .origin("http://evil.example")
                        .json(finding("x"))
                        .send()
                        .expect(200)
                        .header("Access-Control-Allow-Origin"))
                .isEmpty();
    }
}
