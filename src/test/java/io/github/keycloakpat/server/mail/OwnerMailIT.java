package io.github.keycloakpat.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What owners of tokens are told of what somebody else does. */
@KeycloakTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("wire")
class OwnerMailIT {
    private static final String HOSTILE = "<a href=\"http://evil.example\">&${patMailLabelToken}</a>";

    private final TestRealm realm;
    private final Administrator root;
    private final MailOutbox outbox;
    private final Mailbox mailbox = Mailbox.open();

    OwnerMailIT(Keycloak keycloak, TestRealm realm) {
        this.realm = realm;
        this.root = new Administrator(realm);
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
    void anAdministratorsDeedsAreToldWithWhoDidItToWhichTokenAndWhen() {
        JsonNode made = root.make("alice", "deploy");
        JsonNode rotated = root.rotate(made.path("id").asText(), "gracePeriod", "PT1H");
        root.revoke(made.path("id").asText(), "left the team");
        root.delete(made.path("id").asText());

        Letter creation = mailbox.await("was made for you: deploy");
        Letter rotation = mailbox.await("has a new value: deploy");
        Letter revocation = mailbox.await("was revoked: deploy");
        Letter deletion = mailbox.await("was deleted: deploy");

        for (Letter letter : List.of(creation, rotation, revocation, deletion)) {
            assertThat(letter.to()).isEqualTo("alice@example.org");
            assertThat(List.of(letter.text(), letter.html()))
                    .allSatisfy(body -> assertThat(body)
                            .contains("deploy", "root", "UTC")
                            .doesNotContain(
                                    "patMail",
                                    made.path("token").asText(),
                                    rotated.path("token").asText()));
        }
        assertThat(creation.all()).contains(made.path("hint").asText());
        assertThat(creation.text())
                .contains("Expires: " + made.path("expiresAt").asText().substring(0, 10))
                .doesNotContain("Old value");
        assertThat(rotation.all()).contains(rotated.path("hint").asText());
        assertThat(rotation.text()).contains("Old value works until: ");
        assertThat(revocation.text()).contains("Reason: left the team").doesNotContain("Expires");
    }

    @Test
    void theTextReadsLikeThis() {
        JsonNode made = root.make("alice", "reads-like");
        root.revoke(made.path("id").asText(), "no longer needed");

        String text = mailbox.await("was revoked: reads-like").text();

        assertThat(text.replaceAll("When: [-0-9]{10} [:0-9]{8} UTC", "When: (then)"))
                .isEqualToNormalizingNewlines("""
                        Somebody else revoked your personal access token. It is refused from now on.

                        Realm: %s
                        Token: reads-like
                        Value: %s
                        Done by: root
                        When: (then)
                        Reason: no longer needed

                        If programs of yours still need access, make a new token, or ask your administrator.
                        """.formatted(
                        realm.name().replaceFirst("^t", "T"), made.path("hint").asText()));
    }

    @Test
    void nobodyIsToldWhatTheyDoThemselvesNorOfSmallChanges() {
        String own = alice().makeId("scopes", List.of("read"));
        alice().rotate(own).expect(200);
        alice().revoke(own).expect(204);
        alice().regenerate(own).expect(200);
        root.update(own, "description", "by root");
        alice().delete(own).expect(204);
        String roots = UserRest.of(realm, "root").makeId("scopes", List.of("read"));
        root.revoke(roots, "mine");

        assertThat(outbox.kinds(own)).isEmpty();
        assertThat(outbox.kinds(roots)).isEmpty();
    }

    @Test
    void whoeverEndsATokenByItsValueIsNotTold() {
        JsonNode own = alice().make("scopes", List.of("read"));
        realm.http()
                .post("/protocol/openid-connect/revoke")
                .form("client_id", "script", "token", own.path("token").asText())
                .send()
                .expect(200);

        assertThat(alice().read(own.path("id").asText()).path("status").asText())
                .isEqualTo("REVOKED");
        assertThat(outbox.kinds(own.path("id").asText())).isEmpty();
    }

    @Test
    void theLanguageIsTheOwners() {
        realm.users().update("bob", bob -> bob.setAttributes(Map.of("locale", List.of("de"))));
        JsonNode made = root.make("bob", "auf-deutsch");

        Letter letter = mailbox.await("auf-deutsch");

        assertThat(letter.to()).isEqualTo("bob@example.org");
        assertThat(letter.subject()).isEqualTo("Für Sie wurde ein persönliches Zugriffstoken angelegt: auf-deutsch");
        assertThat(letter.text()).contains("Läuft ab: ", made.path("hint").asText());
        assertThat(letter.html()).contains("lang=\"de\"", "persönliches Zugriffstoken", "Durch");
    }

    @Test
    void whatPeopleHaveWrittenIsShownAsItIsAndIsNoMarkup() {
        JsonNode made = root.make("alice", HOSTILE);
        root.revoke(made.path("id").asText(), HOSTILE + " reason");

        Letter letter = mailbox.await("was revoked: " + HOSTILE);

        assertThat(letter.text()).contains("Token: " + HOSTILE + "\n", "Reason: " + HOSTILE + " reason\n");
        assertThat(letter.html())
                .contains("&lt;a href=&quot;http://evil.example&quot;&gt;&amp;${patMailLabelToken}&lt;/a&gt; reason")
                .doesNotContain("<a ");
    }

    @Test
    void aThemeMayOverrideMessagesAndTemplates() {
        realm.update(changed -> changed.setEmailTheme("pat-test"));
        try {
            JsonNode made = root.make("alice", "themed");
            root.revoke(made.path("id").asText(), "over");

            assertThat(mailbox.await("House style: themed").text()).contains("Somebody else made");
            Letter revocation = mailbox.await("was revoked: themed");
            assertThat(revocation.text())
                    .isEqualTo("house style: themed, " + made.path("hint").asText() + ", by root\n");
            assertThat(revocation.html()).isEqualTo("<b>house style: themed</b>\n");
        } finally {
            realm.update(changed -> changed.setEmailTheme(""));
        }
    }

    @Test
    void theAccountIsLinkedWhereTheRealmHasAnAddressOfItsOwn() {
        root.make("alice", "unlinked");
        assertThat(mailbox.await("unlinked").all()).doesNotContain("/account");

        realm.setAttribute("frontendUrl", "https://sso.example.org/auth");
        try {
            root.make("alice", "linked-one");
            String url = "https://sso.example.org/auth/realms/" + realm.name() + "/account";
            Letter letter = mailbox.await("for you: linked-one");
            assertThat(letter.text()).contains("Your account: " + url);
            assertThat(letter.html()).contains("<a href=\"" + url + "\">");
        } finally {
            realm.removeAttribute("frontendUrl");
        }
    }

    private UserRest alice() {
        return UserRest.of(realm, "alice");
    }
}
