package io.github.keycloakpat.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealm;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Mails that can't be sent, now or at all. */
@KeycloakTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("rows")
class MailFaultIT {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(6);

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Administrator root;
    private final MailOutbox outbox;
    private final Mailbox mailbox = Mailbox.open();

    MailFaultIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.root = new Administrator(realm);
        this.outbox = new MailOutbox(keycloak);
    }

    @AfterAll
    void closeMailbox() {
        mailbox.close();
    }

    @BeforeEach
    void aMailServer() {
        mailbox.serving(realm);
    }

    @Test
    void aMailServerThatIsDownDelaysAMailAndLosesNone() {
        mailbox.stop();
        String id = id(root.make("alice", "while-down"));
        outbox.awaitTries(id, 1);
        assertThat(outbox.states(id)).containsExactly("created PENDING");
        assertThat(outbox.attempts(id)).contains("mail_server").doesNotContain("127.0.0.1", "onnect");

        mailbox.start();
        keycloak.shiftTime(FIRST_WAIT);

        assertThat(mailbox.await("while-down").to()).isEqualTo("alice@example.org");
        outbox.awaitTries(id, 2);
        assertThat(outbox.states(id)).containsExactly("created DELIVERED");
        assertThat(mailbox.count("while-down")).isEqualTo(1);
    }

    @Test
    void aRealmWithoutAMailServerIsNotTriedAgain() {
        realm.update(changed -> changed.setSmtpServer(Map.of()));

        assertUndeliverable("alice", "no_mail_server");
    }

    @Test
    void anOwnerWithoutAnAddressIsNotTriedAgain() {
        realm.users().create("no-address");
        realm.users().update("no-address", user -> user.setEmail(""));

        assertUndeliverable("no-address", "no_address");
    }

    @Test
    void aServiceAccountHasNoAddress() {
        realm.clients().create(RealmClients.confidentialClient("robot"));

        assertUndeliverable(root.makeFor(realm.clients().serviceAccount("robot")), "no_address");
    }

    @Test
    void anOwnerWhoIsDisabledIsNotTold() {
        realm.users().create("disabled");
        realm.users().disable("disabled");

        assertUndeliverable("disabled", "user_disabled");
    }

    @Test
    void anAddressThatIsNotVerifiedGetsNothingWhereTheRealmWantsThat() {
        realm.users().create("unverified");
        realm.users().update("unverified", user -> user.setEmailVerified(false));
        String before = id(root.make("unverified", "not-demanded"));
        mailbox.await("not-demanded");
        assertThat(outbox.kinds(before)).containsExactly("created");

        realm.update(changed -> changed.setVerifyEmail(true));
        try {
            assertUndeliverable("unverified", "address_unverified");
        } finally {
            realm.update(changed -> changed.setVerifyEmail(false));
        }
    }

    @Test
    void anOwnerWhoIsRemovedIsNotTold() {
        mailbox.stop();
        try {
            realm.users().create("leaving");
            String id = id(root.make("leaving"));
            outbox.awaitTries(id, 1);

            realm.users().delete("leaving");

            assertThat(outbox.kinds(id)).isEmpty();
        } finally {
            mailbox.start();
        }
    }

    private void assertUndeliverable(String owner, String why) {
        assertUndeliverable(root.make(owner), why);
    }

    private void assertUndeliverable(JsonNode made, String why) {
        String id = id(made);

        outbox.awaitTries(id, 1);

        assertThat(outbox.states(id)).containsExactly("created FAILED");
        assertThat(outbox.attempts(id)).contains(why);
    }

    private static String id(JsonNode token) {
        return token.path("id").asText();
    }
}
