package io.github.keycloakpat.server.leak;

import static io.github.keycloakpat.server.leak.Scanner.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeptTexts;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.life.Holder;
import io.github.keycloakpat.server.life.Trail;
import io.github.keycloakpat.server.rest.InParallel;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a report leaves: one line with its place and its sender, and a value nowhere. */
@KeycloakTest
class LeakTrailIT {
    private static final String ADDRESS = "203.0.113.77";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Scanner scanner;
    private final Holder alice;

    LeakTrailIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.scanner = new Scanner(realm);
        this.alice = new Holder(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.rest().clear();
    }

    private Trail trail(Made pat) {
        return new Trail(alice.rest(), pat.id());
    }

    @Test
    void aLineTellsWhereAndFromWhereAndWhichValueItWas() {
        Made pat = alice.make("name", "found one");

        scanner.reporting(pat)
                .from(ADDRESS)
                .header("User-Agent", "scanner/1.0")
                .send()
                .expect(200);

        JsonNode line = trail(pat).only("LEAKED");
        assertThat(line.path("tokenName").asText()).isEqualTo("found one");
        assertThat(line.path("userId").asText()).isEqualTo(realm.users().id("alice"));
        assertThat(line.path("actorId").isNull()).isTrue();
        assertThat(line.path("clientId").isNull()).isTrue();
        assertThat(line.path("ip").asText()).isEqualTo(ADDRESS);
        assertThat(line.path("userAgent").asText()).isEqualTo("scanner/1.0");
        assertThat(line.path("details").toString())
                .isEqualTo("{\"source\":\"commit\",\"url\":\"" + Scanner.URL + "\",\"value\":\"present\"}");
        JsonNode end = trail(pat).only("REVOKED");
        assertThat(end.path("actorId").isNull()).isTrue();
        assertThat(end.path("ip").asText()).isEqualTo(ADDRESS);
        assertThat(end.path("details").toString())
                .isEqualTo("{\"compromised\":true,\"reason\":\"Its value was reported as leaked\"}");
        assertThat(realm.admin()
                        .get("/personal-access-tokens/events")
                        .query("type", "LEAKED")
                        .query("tokenId", pat.id())
                        .send()
                        .expect(200)
                        .json())
                .containsExactly(line);
    }

    @Test
    void whichValueItWasIsTold() {
        Made first = alice.make();
        Made second = alice.rotated(first);
        Made third = alice.rotated(second, "gracePeriod", "PT1H");

        scanner.report(second);
        scanner.report(first);
        scanner.report(third);

        assertThat(trail(first).of("LEAKED"))
                .extracting(line -> line.at("/details/value").asText())
                .containsExactlyInAnyOrder("present", "old", "previous");
    }

    @Test
    void whatIsSaidOfThePlaceIsCutAndCleaned() {
        Made pat = alice.make();
        Map<String, Object> finding = finding(pat.secret());
        finding.put("url", "https://a.example/\u0000\r\n\u202E?token=" + pat.secret() + "&" + "x".repeat(2000));
        finding.put("source", "s".repeat(65));

        scanner.send(finding).expect(200);

        JsonNode details = trail(pat).only("LEAKED").path("details");
        assertThat(details.path("url").asText())
                .startsWith("https://a.example/?????token=kcpat_[redacted]&x")
                .hasSize(1024);
        assertThat(details.path("source").asText()).isEqualTo("s".repeat(64));
    }

    @Test
    void repetitionLeavesOneLine() {
        Made pat = alice.make();
        for (int i = 0; i < 3; i++) {
            Map<String, Object> finding = finding(pat.secret());
            finding.put("url", "https://a.example/" + i);
            scanner.send(List.of(finding, finding)).expect(200);
        }

        assertThat(trail(pat).only("LEAKED").at("/details/url").asText()).isEqualTo("https://a.example/0");
        assertThat(trail(pat).types()).containsExactlyInAnyOrder("REVOKED", "LEAKED", "CREATED");
    }

    @RepeatedTest(3)
    void repetitionAtTheSameTimeLeavesOneLineToo() throws Exception {
        Made pat = alice.make();

        InParallel.send(Collections.nCopies(6, scanner.reporting(pat))).forEach(answer -> answer.expect(200));

        assertThat(trail(pat).types()).containsExactlyInAnyOrder("REVOKED", "LEAKED", "CREATED");
    }

    @Test
    void aValueIsInNoTableNoEventAndNoLog() {
        realm.update(rep -> {
            rep.setEventsEnabled(true);
            rep.setAdminEventsEnabled(true);
            rep.setAdminEventsDetailsEnabled(true);
        });
        Made old = alice.make("name", "well kept");
        Made present = alice.rotated(old);
        String place = "https://place.example/of-a-leak";
        for (Made pat : List.of(old, present)) {
            Map<String, Object> finding = finding(pat.secret());
            finding.putAll(Map.of("url", place + "?" + pat.secret(), "source", pat.secret(), "type", pat.secret()));
            assertThat(scanner.call()
                            .header("User-Agent", pat.secret())
                            .json(finding)
                            .send()
                            .expect(200)
                            .text())
                    .doesNotContain(pat.secret());
        }
        scanner.call().json("[{\"token\":\"" + present.secret() + "\"").send().expect(400);
        scanner.call()
                .json("[{\"token\":[\"" + present.secret() + "\"]}]")
                .send()
                .expect(400);
        scanner.call()
                .json("[{\"token\":{\"" + present.secret() + "\":7}}]")
                .send()
                .expect(400);
        scanner.call().json("[\"" + present.secret() + "\"]").send().expect(400);

        List<String> kept = KeptTexts.of(keycloak);
        String events = realm.admin().get("/events").send().expect(200).text();
        assertThat(kept).anyMatch(text -> text.contains("well kept")).anyMatch(text -> text.contains(place));
        assertThat(events).contains("REMOVE_CREDENTIAL").doesNotContain(place);
        assertThat(keycloak.log()).isNotEmpty().doesNotContain(place);
        for (Made pat : List.of(old, present)) {
            String random = pat.secret().substring(6, 49);
            assertThat(kept).noneMatch(text -> text.contains(random.substring(0, 16)));
            assertThat(events).doesNotContain(random);
            assertThat(keycloak.log()).doesNotContain(random);
            assertThat(keycloak.metrics()).doesNotContain(random);
        }
        assertThat(keycloak.sql("SELECT REVOKE_REASON, NAME, DESCRIPTION FROM PAT_TOKEN WHERE ID = ?", old.id())
                        .toString())
                .doesNotContain(place);
    }
}
