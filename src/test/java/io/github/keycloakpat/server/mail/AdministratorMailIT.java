package io.github.keycloakpat.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmUsers;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.rest.UserRest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who is told that a webhook was switched off. Each webhook's receiver answers that it is gone. */
@KeycloakTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("wire")
class AdministratorMailIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int GONE = 410;

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Mailbox mailbox = Mailbox.open();
    private final HttpServer receiver;

    AdministratorMailIT(Keycloak keycloak, TestRealm realm) throws IOException {
        this.keycloak = keycloak;
        this.realm = realm;
        this.receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.sendResponseHeaders(GONE, -1);
            exchange.close();
        });
        receiver.start();
        mailbox.serving(realm);
        realm.groups().create("operators", "realm-management/manage-realm");
        realm.users().create("operator");
        realm.users().join("operator", "operators");
        realm.users().create("viewer", "realm-management/view-realm", "realm-management/manage-users");
        realm.users().create("absent", "realm-management/realm-admin");
        realm.users().disable("absent");
    }

    @AfterAll
    void close() {
        receiver.stop(0);
        mailbox.close();
    }

    @Test
    void theRealmsOwnAdministratorsAreToldOfTheirWebhook() {
        realm.users().create("maker", "realm-management/manage-realm");
        switchOff("orders-feed", realm.users().id("maker"));

        Await.until(SOON, "three mails", () -> mailbox.count("orders-feed") == 3);

        assertThat(receivers("orders-feed"))
                .containsExactlyInAnyOrder("maker@example.org", "operator@example.org", "root@example.org");
        Letter letter = letters("orders-feed").get(0);
        assertThat(letter.subject()).isEqualTo("A webhook was switched off: orders-feed");
        assertThat(letter.text()).contains("Receiver: 127.0.0.1", "HTTP 410", "When: ");
        assertThat(letter.all()).doesNotContain("s3cret", "patMail", "/account");
    }

    @Test
    void aMakerWhoIsNoAdministratorAnyMoreIsNotTold() {
        switchOff("left-behind", realm.users().id("alice"));

        Await.until(SOON, "a mail to root", () -> receivers("left-behind").contains("root@example.org"));

        assertThat(receivers("left-behind")).doesNotContain("alice@example.org");
    }

    @Test
    void administratorsOfTheServerAreToldOfWhatOneOfThemMade() {
        Http master = keycloak.admin().below("/master");
        String name = "m-" + UUID.randomUUID();
        String id = master.post("/users")
                .json(RealmUsers.person(name))
                .send()
                .expect(201)
                .createdId();
        try {
            Object admin = master.get("/roles/admin").send().expect(200).as(Map.class);
            master.post("/users/" + id + "/role-mappings/realm")
                    .json(List.of(admin))
                    .send()
                    .expect(204);
            switchOff("from-master", id);

            Await.until(
                    SOON, "a mail to its maker", () -> receivers("from-master").contains(name + "@example.org"));
            Await.until(SOON, "a mail to root", () -> receivers("from-master").contains("root@example.org"));
        } finally {
            master.delete("/users/" + id).send().expect(204);
        }
    }

    private List<String> receivers(String text) {
        return letters(text).stream().map(Letter::to).toList();
    }

    private List<Letter> letters(String text) {
        return mailbox.letters().stream()
                .filter(letter -> letter.all().contains(text))
                .toList();
    }

    /** Makes a webhook, and has it told of a token. */
    private void switchOff(String description, String maker) {
        String id = UUID.randomUUID().toString();
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/s3cret";
        String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        keycloak.sqlUpdate(
                "INSERT INTO PAT_WEBHOOK (ID, REALM_ID, URL, DESCRIPTION, EVENT_TYPES, SECRET, ENABLED, CREATED_AT,"
                        + " CREATED_BY, UPDATED_AT) VALUES (?, ?, ?, ?, 'token.created', ?, ?, 0, ?, 0)",
                id,
                realm.get().getId(),
                url,
                description,
                secret,
                true,
                maker);
        UserRest.of(realm, "alice").makeId("scopes", List.of("read"));
        Await.until(
                SOON,
                "switched off: " + description,
                () -> keycloak.sql("SELECT ID FROM PAT_WEBHOOK WHERE ID = ? AND OFF_REASON = 'GONE'", id)
                                .size()
                        == 1);
    }
}
