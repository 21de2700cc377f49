package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.names;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is answered when a token is made, and what is never answered again. */
@KeycloakTest
class CreatedTokenIT {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final List<String> FIELDS = List.of(
            "id parentId name description userId username status scopes roles audiences authorizationDetails allowedIps"
                    .concat(" hint createdAt createdBy secretIssuedAt expiresAt previousSecretExpiresAt lastUsedAt")
                    .concat(" lastUsedIp lastUsedClient useCount revokedAt revokedBy revokeReason")
                    .split(" "));

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;

    CreatedTokenIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void isAnsweredWithItsAddressAndKeptByNoCache() {
        Answer answer = alice.create("name", "addressed");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.location())
                .isEqualTo(realm.url() + "/personal-access-tokens/"
                        + answer.json().path("id").asText());
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        assertThat(alice.http().get(answer.location()).send().status()).isEqualTo(200);
    }

    @Test
    void hasAllFieldsOfTheContractAndNoOthers() {
        JsonNode created = alice.make();

        List<String> withValue = new ArrayList<>(FIELDS);
        withValue.add("token");
        assertThat(names(created)).containsExactlyInAnyOrderElementsOf(withValue);
        assertThat(names(alice.read(created.path("id").asText()))).containsExactlyInAnyOrderElementsOf(FIELDS);
        assertThat(names(alice.list().send().json().get(0))).containsExactlyInAnyOrderElementsOf(FIELDS);
    }

    @Test
    void mayDoNothingUnlessSomethingIsAskedFor() {
        String userId = realm.users().id("alice");

        ObjectNode token = (ObjectNode) alice.make("name", "plain");

        Instant createdAt = Instant.parse(token.path("createdAt").asText());
        assertThat(createdAt).isBetween(keycloak.now().minusSeconds(30), keycloak.now());
        token.remove(List.of("id", "token", "hint", "createdAt", "secretIssuedAt", "expiresAt"));
        assertThat(token.toString()).isEqualTo("""
                {"parentId":null,"name":"plain","description":null,"userId":"USER","username":"alice",\
                "status":"ACTIVE","scopes":[],"roles":null,"audiences":[],"authorizationDetails":[],"allowedIps":[],\
                "createdBy":"USER","previousSecretExpiresAt":null,"lastUsedAt":null,"lastUsedIp":null,\
                "lastUsedClient":null,"useCount":0,"revokedAt":null,"revokedBy":null,"revokeReason":null}""".replace("USER", userId));
    }

    @Test
    void isReadAndListedAsItWasAnsweredButForItsValue() {
        policy.set("authorizationDetailTypes", "{\"channel\":[\"read\",\"publish\"]}");
        ObjectNode created = (ObjectNode) alice.make(
                "description", "deploys from CI",
                "scopes", List.of("read", "execute"),
                "roles", List.of("orders-viewer", "orders-api/deployer"),
                "audiences", List.of("orders-api"),
                "authorizationDetails",
                        List.of(Map.of(
                                "id",
                                "d1",
                                "type",
                                "channel",
                                "actions",
                                List.of("read"),
                                "identifiers",
                                List.of("c-42"))),
                "allowedIps", List.of("10.0.0.0/8"),
                "expiresIn", "P3D");

        String id = created.path("id").asText();
        created.remove("token");
        assertThat(created.toString())
                .contains("\"description\":\"deploys from CI\"", "\"scopes\":[\"execute\",\"read\"]")
                .contains("\"roles\":[\"orders-api/deployer\",\"orders-viewer\"]", "\"audiences\":[\"orders-api\"]")
                .contains("[{\"id\":\"d1\",\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[\"c-42\"]}]")
                .contains("\"allowedIps\":[\"10.0.0.0/8\"]");
        assertThat(alice.read(id)).isEqualTo(created);
        assertThat(alice.list()
                        .query("search", created.path("name").asText())
                        .send()
                        .json())
                .containsExactly(created);
    }

    @Test
    void hasAValueOf43RandomCharactersAndTheirChecksum() {
        String value = alice.make().path("token").asText();

        assertThat(value).matches("kcpat_[0-9A-Za-z]{49}");
        assertThat(value.substring(49)).isEqualTo(checksum(value.substring(0, 49)));
        assertThat(alice.make().path("token").asText().substring(6, 49)).isNotEqualTo(value.substring(6, 49));
    }

    @Test
    void isToldApartByTheLastFourCharactersOfItsValue() {
        JsonNode token = alice.make();

        String value = token.path("token").asText();
        assertThat(token.path("hint").asText()).isEqualTo("kcpat_…" + value.substring(value.length() - 4));
    }

    @Test
    void bearsThePrefixOfItsRealm() {
        policy.set("tokenPrefix", "acme1");

        JsonNode token = alice.make();

        assertThat(token.path("token").asText()).matches("acme1_[0-9A-Za-z]{49}");
        assertThat(token.path("hint").asText()).startsWith("acme1_…");
    }

    @Test
    void showsItsValueInNoLaterAnswer() {
        JsonNode token = alice.make();
        String id = token.path("id").asText();
        String random = token.path("token").asText().substring(6, 49);

        List<Answer> later = List.of(
                alice.get(id),
                alice.list().query("status", "all").send(),
                alice.update(id, "description", "changed"),
                alice.http().get("/grantable").send(),
                alice.revoke(id),
                alice.get(id),
                alice.delete(id));

        assertThat(later).allSatisfy(answer -> {
            assertThat(answer.status()).isLessThan(300);
            assertThat(answer.text()).doesNotContain(random).doesNotContain("\"token\"");
            assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        });
    }

    @Test
    void tellsTimesInWholeSecondsOfUtc() {
        String id = alice.makeId("expiresIn", "P1DT1S");
        alice.revoke(id).expect(204);

        JsonNode token = alice.read(id);

        for (String field : List.of("createdAt", "secretIssuedAt", "expiresAt", "revokedAt")) {
            assertThat(token.path(field).asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        }
        assertThat(token.path("secretIssuedAt")).isEqualTo(token.path("createdAt"));
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(US_ASCII));
        StringBuilder digits = new StringBuilder();
        for (long rest = crc.getValue(); rest > 0; rest /= 62) {
            digits.insert(0, ALPHABET.charAt((int) (rest % 62)));
        }
        return "0".repeat(6 - digits.length()) + digits;
    }
}
