package io.github.keycloakpat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import io.github.keycloakpat.server.webhook.Receiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kcpat webhooks}, with somebody who listens. */
@KeycloakTest
@Tag("wire")
class WebhookCommandsIT {
    private static final String HOOK = "/hook";

    private final TestRealm realm;
    private final Receiver receiver = Receiver.start();
    private Kcpat admin;

    WebhookCommandsIT(TestRealm realm) {
        this.realm = realm;
    }

    @BeforeAll
    static void prepare(TestRealm realm) {
        CliRealm.prepare(realm);
    }

    @BeforeEach
    void signIn(@TempDir Path home) {
        admin = CliRealm.administrator(realm, home);
    }

    @AfterEach
    void removeAll() {
        var webhooks = realm.admin().below("/personal-access-tokens/webhooks");
        webhooks.get("")
                .send()
                .expect(200)
                .json()
                .forEach(webhook -> webhooks.delete("/" + webhook.path("id").asText())
                        .send()
                        .expect(204));
        receiver.close();
    }

    private Ran run(String... words) {
        return admin.run(Stream.concat(Stream.of("webhooks"), Stream.of(words)).toArray(String[]::new));
    }

    private Ran json(String... words) {
        return run(Stream.concat(Stream.of(words), Stream.of("--output", "json"))
                        .toArray(String[]::new))
                .expect(0);
    }

    private Ran make(String... words) {
        return json(Stream.concat(Stream.of("create", receiver.url(HOOK), "--show-secret"), Stream.of(words))
                .toArray(String[]::new));
    }

    private long count() {
        return realm.admin()
                .get("/personal-access-tokens/webhooks")
                .send()
                .expect(200)
                .json()
                .size();
    }

    @Test
    void theSecretThatIsPrintedSignsTheMessages() {
        Ran made = make("--event", "token.created", "--event", "token.leaked", "--description", "for the SIEM");
        assertThat(made.text("secret")).startsWith("whsec_");
        assertThat(made.json().path("eventTypes")).hasToString("[\"token.created\",\"token.leaked\"]");
        assertThat(made.text("description")).isEqualTo("for the SIEM");

        String pat = UserRest.of(realm, "alice").makeId();
        Receiver.Message message = receiver.awaitType(HOOK, "token.created");

        assertThat(message.isSignedWith(made.text("secret"))).isTrue();
        assertThat(message.body()).contains(pat);
    }

    @Test
    void theSecretGoesIntoAFileOfItsOwn() throws IOException {
        Path file = admin.home().resolve("hook.secret");

        Ran made = run("create", receiver.url(HOOK), "--secret-file", file.toString())
                .expect(0);

        String secret = Files.readString(file).strip();
        assertThat(secret).startsWith("whsec_");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(made.out() + made.err()).doesNotContain("whsec_").contains(file.toString());
        assertThat(made.out()).containsPattern("(?m)^Status +on$").contains(receiver.url(HOOK));
        run("create", receiver.url(HOOK), "--secret-file", file.toString()).expect(2);
        assertThat(file).hasContent(secret);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whereNobodyWouldGetTheSecretNothingIsMade() {
        assertThat(run("create", receiver.url(HOOK)).expect(2).err())
                .contains("--secret-file")
                .contains("--show-secret");
        assertThat(count()).isZero();
        String id = make("--disabled").text("id");
        run("rotate-secret", id).expect(2);
        assertThat(json("get", id).json().path("previousSecretExpiresAt").isNull())
                .isTrue();
    }

    @Test
    void aForbiddenAddressIsRefusedAndItsFileTakenAway() {
        Path file = admin.home().resolve("hook.secret");

        Ran ran = run("create", "https://10.0.0.1/hook", "--secret-file", file.toString())
                .expect(1);

        assertThat(ran.err()).contains("webhook-allow");
        assertThat(file).doesNotExist();
        assertThat(count()).isZero();
    }

    @Test
    void theyAreListedChangedAndDeleted() {
        String id = make("--description", "for the SIEM").text("id");

        Ran listed = run("list").expect(0);
        assertThat(listed.out())
                .containsPattern("(?m)^ID +URL +STATUS +EVENTS +DESCRIPTION$")
                .containsPattern(id + " +http://127\\.0\\.0\\.1:\\d+/hook +on +.*token\\.leaked.* +for the SIEM");
        assertThat(json("list").json()).hasSize(1);

        JsonNode changed = json(
                        "update",
                        id,
                        "--disable",
                        "--address",
                        receiver.url("/other"),
                        "--event",
                        "token.leaked",
                        "--description",
                        "")
                .json();
        assertThat(changed.path("enabled").asBoolean(true)).isFalse();
        assertThat(changed.path("url").asText()).isEqualTo(receiver.url("/other"));
        assertThat(changed.path("eventTypes")).hasToString("[\"token.leaked\"]");
        assertThat(changed.path("description").isNull()).isTrue();
        assertThat(run("get", id).expect(0).out())
                .containsPattern("(?m)^Status +off$")
                .contains("Off since");
        assertThat(run("update", id, "--enable").expect(0).out()).containsPattern("(?m)^Status +on$");

        assertThat(run("delete", id).expect(2).err()).contains("--yes");
        assertThat(count()).isEqualTo(1);
        assertThat(run("delete", id, "--yes").expect(0).err()).contains("Deleted");
        assertThat(run("get", id).expect(4).err()).contains("kcpat webhooks list");
    }

    @Test
    void aChangeOfNothingOrOfBothIsNone() {
        run("update", "an-id").expect(2);
        assertThat(run("update", "an-id", "--enable", "--disable").expect(2).err())
                .contains("contradict");
        assertThat(run("test", "../policy").expect(4).err()).contains("kcpat webhooks list");
    }

    @Test
    void aTestMessageIsSentToldAndSentAgain() {
        String id = make().text("id");

        Ran ordered = json("test", id);
        assertThat(ordered.text("type")).isEqualTo("webhook.test");
        receiver.awaitType(HOOK, "webhook.test");
        awaitDelivered(id);

        Ran told = run("deliveries", id, "--status", "delivered").expect(0);
        assertThat(told.out())
                .containsPattern("(?m)^ID +EVENT +STATUS +LAST ANSWER +TRIES")
                .containsPattern(ordered.text("id") + " +webhook\\.test +DELIVERED +204 in \\d+ ms +1 ");
        assertThat(run("redeliver", id, ordered.text("id")).expect(0).out()).contains("webhook.test");
        List<Receiver.Message> both = receiver.await(HOOK, 2);
        assertThat(both.get(1).id()).isEqualTo(both.get(0).id());
        run("redeliver", id, "../test").expect(4);
    }

    private void awaitDelivered(String id) {
        var deliveries = realm.admin().below("/personal-access-tokens/webhooks/" + id + "/deliveries");
        Await.until(
                Duration.ofSeconds(30),
                "a delivery of " + id,
                () -> deliveries
                                .get("")
                                .query("status", "delivered")
                                .send()
                                .json()
                                .size()
                        == 1);
    }

    @Test
    void anotherSecretSignsBesideTheOldOne() {
        Ran made = make();
        String id = made.text("id");

        Ran rotated = run("rotate-secret", id, "--show-secret").expect(0);
        String next = rotated.out()
                .lines()
                .filter(line -> line.startsWith("whsec_"))
                .findFirst()
                .orElseThrow();
        assertThat(rotated.out()).contains("Old secret until");
        run("test", id).expect(0);

        Receiver.Message message = receiver.awaitType(HOOK, "webhook.test");
        assertThat(next).isNotEqualTo(made.text("secret"));
        assertThat(message.isSignedWith(next)).isTrue();
        assertThat(message.isSignedWith(made.text("secret"))).isTrue();
    }

    @Test
    void whoIsNoAdministratorIsToldSo() {
        admin = admin.with("KCPAT_ACCESS_TOKEN", realm.token("other-app", "alice"));

        assertThat(run("list").expect(1).err()).contains("kcpat status");
        assertThat(run("create", receiver.url(HOOK), "--show-secret").expect(1).out())
                .isEmpty();
    }
}
