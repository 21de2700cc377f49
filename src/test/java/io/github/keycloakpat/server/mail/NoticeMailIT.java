package io.github.keycloakpat.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.life.Jobs;
import io.github.keycloakpat.server.life.Trail;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What owners of tokens are told that nobody did in person: leaks, new addresses, ends that are near, rules. */
@KeycloakTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("rows")
class NoticeMailIT {
    private static final String PLACE = "https://paste.example/leak";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private final Jobs jobs;
    private final MailOutbox outbox;
    private final Mailbox mailbox = Mailbox.open();

    NoticeMailIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
        this.jobs = new Jobs(keycloak);
        this.outbox = new MailOutbox(keycloak);
        mailbox.serving(realm);
    }

    @AfterAll
    void closeMailbox() {
        mailbox.close();
    }

    @BeforeEach
    void noTokens() {
        alice().clear();
    }

    @Test
    void aLeakIsToldOnceADayWithWhatWasDoneAboutItAndNotWhereItWasFound() {
        JsonNode made = make("leaked-one");
        report(made.path("token").asText());
        report(made.path("token").asText());

        Letter letter = mailbox.await("reported as leaked: leaked-one");

        assertThat(outbox.kinds(id(made))).containsExactly("leaked");
        assertThat(letter.text())
                .contains("The token is revoked.", made.path("hint").asText())
                .doesNotContain(PLACE, made.path("token").asText(), "Done by");
        assertThat(outbox.bodies(id(made)))
                .doesNotContain(PLACE, made.path("token").asText());
    }

    @Test
    void aLeakOfAnOlderValueSaysThatThePresentOneStillWorks() {
        JsonNode made = make("leaked-twice");
        alice().rotate(id(made), "gracePeriod", "PT1H").expect(200);
        report(made.path("token").asText());
        assertThat(mailbox.await("leaked-twice").text()).contains("present value still works");

        JsonNode deleted = make("leaked-dead");
        alice().delete(id(deleted)).expect(204);
        report(deleted.path("token").asText());
        assertThat(mailbox.await("leaked-dead").text()).contains("did not work any more");
    }

    @Test
    void aNewAddressIsToldOnceAnHourAndNeverTheFirstOne() {
        toTheNextHour();
        JsonNode made = make("travels");
        use(made, "203.0.113.1", 1);
        use(made, "203.0.113.1", 2);
        assertThat(outbox.kinds(id(made))).isEmpty();

        use(made, "2001:db8:1:2::7", 3);
        assertThat(outbox.kinds(id(made))).containsExactly("new-address");
        Letter letter = mailbox.await("used from a new address: travels");
        assertThat(letter.text())
                .contains("Address: 2001:db8:1:2::/64", made.path("hint").asText());

        use(made, "203.0.113.2", 4);
        assertThat(outbox.kinds(id(made))).hasSize(1);

        keycloak.shiftTime(Duration.ofHours(1));
        use(made, "203.0.113.3", 5);
        assertThat(outbox.kinds(id(made))).containsExactly("new-address", "new-address");
        mailbox.await("203.0.113.3");
    }

    @Test
    void theEndIsToldAheadOnceForEachThreshold() {
        String id = alice().makeId("name", "ends-soon", "scopes", List.of("read"), "expiresIn", "P10D");
        jobs.runAll();
        assertThat(outbox.kinds(id)).isEmpty();

        keycloak.shiftTime(Duration.ofDays(3).plusSeconds(1));
        jobs.runAll();
        jobs.runAll();
        assertThat(outbox.kinds(id)).containsExactly("expiring");
        assertThat(mailbox.await("ends-soon").text()).contains("within 7 days", "Expires: ");

        keycloak.shiftTime(Duration.ofDays(6));
        jobs.runAll();
        jobs.runAll();
        assertThat(outbox.kinds(id)).hasSize(2);
        mailbox.await("will expire within one day");

        keycloak.shiftTime(Duration.ofDays(2));
        jobs.runAll();
        assertThat(outbox.kinds(id)).hasSize(2);
    }

    @Test
    void aRotationThatKeepsTheExpiryTellsNothingTwiceAndALaterExpiryStartsAnew() {
        String id = alice().makeId("scopes", List.of("read"), "expiresIn", "P10D");
        keycloak.shiftTime(Duration.ofDays(3).plusSeconds(1));
        jobs.runAll();
        alice().rotate(id).expect(200);
        jobs.runAll();
        assertThat(outbox.kinds(id)).containsExactly("expiring");

        alice().rotate(id, "expiresIn", "P9D").expect(200);
        jobs.runAll();
        assertThat(outbox.kinds(id)).hasSize(1);
        keycloak.shiftTime(Duration.ofDays(2).plusSeconds(1));
        jobs.runAll();
        assertThat(outbox.kinds(id)).hasSize(2);
    }

    @Test
    void shortLivesAndEndedTokensAreNotTold() {
        String week = alice().makeId("scopes", List.of("read"), "expiresIn", "P7D");
        String hours = alice().makeId("scopes", List.of("read"), "expiresIn", "PT5H");
        String revoked = alice().makeId("scopes", List.of("read"), "expiresIn", "P8D");
        alice().revoke(revoked).expect(204);
        jobs.runAll();
        keycloak.shiftTime(Duration.ofDays(1).plusSeconds(1));
        jobs.runAll();

        assertThat(outbox.kinds(week)).isEmpty();
        assertThat(outbox.kinds(hours)).isEmpty();
        assertThat(outbox.kinds(revoked)).isEmpty();
    }

    @Test
    void theRealmsPolicySaysHowManyDaysAhead() {
        realm.setAttribute("pat.noticeDays", "20");
        try {
            String id = alice().makeId("scopes", List.of("read"), "expiresIn", "P21D");
            keycloak.shiftTime(Duration.ofDays(1).plusSeconds(1));
            jobs.runAll();
            assertThat(outbox.kinds(id)).containsExactly("expiring");

            realm.setAttribute("pat.noticeDays", "none");
            keycloak.shiftTime(Duration.ofDays(19).plusHours(12));
            jobs.runAll();
            assertThat(outbox.kinds(id)).hasSize(1);
        } finally {
            realm.removeAttribute("pat.noticeDays");
        }
    }

    @Test
    void aRuleThatRevokesTellsSoAndNamesNobody() {
        realm.setAttribute("pat.unusedRevokeAfter", "P5D");
        try {
            String id = alice().makeId("name", "idle-one", "scopes", List.of("read"), "expiresIn", "P30D");
            keycloak.shiftTime(Duration.ofDays(5).plusSeconds(1));
            jobs.runAll();

            Letter letter = mailbox.await("was revoked: idle-one");
            assertThat(outbox.kinds(id)).containsExactly("revoked");
            assertThat(letter.text())
                    .contains("A rule of this realm", "Reason: Not used for P5D")
                    .doesNotContain("Done by");
        } finally {
            realm.removeAttribute("pat.unusedRevokeAfter");
        }
    }

    /** By the server's clock an hour has just begun. */
    private void toTheNextHour() {
        Instant now = keycloak.now();
        Instant next = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        keycloak.shiftTime(Duration.between(now, next).plusSeconds(5));
    }

    private JsonNode make(String name) {
        return alice().make("name", name, "scopes", List.of("read"));
    }

    private void report(String value) {
        realm.http()
                .post("/personal-access-tokens/leaked")
                .json(List.of(Map.of("token", value, "type", "t", "url", PLACE, "source", "content")))
                .send()
                .expect(200);
    }

    /** Returns when it is written down. */
    private void use(JsonNode made, String address, int count) {
        pats.exchanging("script", made.path("token").asText())
                .from(address)
                .send()
                .expect(200);
        new Trail(alice(), id(made)).awaitUses(count);
    }

    private static String id(JsonNode token) {
        return token.path("id").asText();
    }

    private UserRest alice() {
        return UserRest.of(realm, "alice");
    }
}
