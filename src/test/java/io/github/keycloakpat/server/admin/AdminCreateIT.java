package io.github.keycloakpat.server.admin;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Jwt;
import io.github.keycloakpat.server.life.Trail;
import io.github.keycloakpat.server.rest.InParallel;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens that administrators make for others: for people and for service accounts, refusals 73 to 81 besides. */
@KeycloakTest
@Tag("wire")
class AdminCreateIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private final AdminRest admin;
    private final Policy policy;
    private String owner = "";
    private String ownerId = "";

    AdminCreateIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
        this.admin = AdminRest.mighty(realm);
        this.policy = new Policy(realm);
    }

    @BeforeEach
    void someone() {
        owner = "u-" + UUID.randomUUID();
        ownerId = realm.users().create(owner, "orders-viewer");
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    private UserRest rest() {
        return UserRest.of(realm, owner);
    }

    @Test
    void theAnswerHoldsTheTokenItsAddressAndItsValueOnce() {
        String maker = "maker-" + UUID.randomUUID();
        String makerId = AdminRest.appoint(realm, maker, "manage-users", "impersonation");
        AdminRest calls = AdminRest.of(realm, maker);

        Answer answer = calls.create(ownerId, "name", "for you", "scopes", List.of("read"));

        JsonNode made = answer.expect(201).json();
        String id = made.path("id").asText();
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.location()).isEqualTo(address(id));
        JsonNode fetched =
                calls.http().get(answer.location()).send().expect(200).json();
        assertThat(fetched.has("token")).isFalse();
        ((ObjectNode) made).remove("token");
        assertThat(fetched).isEqualTo(made);
        assertThat(made.path("createdBy").asText()).isEqualTo(makerId);
        assertThat(made.path("userId").asText()).isEqualTo(ownerId);
        assertThat(made.path("username").asText()).isEqualTo(owner);
        assertThat(rest().read(id)).isEqualTo(fetched);
        assertThat(rest().listed("id")).containsExactly(id);
        JsonNode created = new Trail(rest(), id).only("CREATED");
        assertThat(created.path("actorId").asText()).isEqualTo(makerId);
        assertThat(created.path("userId").asText()).isEqualTo(ownerId);
    }

    private String address(String id) {
        return keycloak.url() + "/admin/realms/" + realm.name() + "/personal-access-tokens/" + id;
    }

    @Test
    void theValueStandsForTheOwnerAndForNoMoreThanTheOwnerMay() {
        JsonNode made =
                admin.create(ownerId, "scopes", List.of("read")).expect(201).json();

        JsonNode claims = Jwt.claims(
                pats.exchange("script", made.path("token").asText()).expect(200).text("access_token"));

        assertThat(claims.path("sub").asText()).isEqualTo(ownerId);
        assertThat(Pats.realmRoles(claims)).containsExactly("orders-viewer");
        assertRefused(admin.create(ownerId, "scopes", List.of("execute")), 400, "scope_not_grantable", "scopes");
        assertRefused(admin.create(ownerId, "roles", List.of("orders-editor")), 400, "role_not_held", "roles");
        assertRefused(admin.create(ownerId, "scopes", List.of("openid")), 400, "scope_not_grantable", "scopes");
        String id = made.path("id").asText();
        assertRefused(admin.addRights(id, "scopes", List.of("execute")), 400, "scope_not_grantable", "scopes");
        assertRefused(admin.rotate(id, "scopes", List.of("execute")), 400, "scope_not_grantable", "scopes");
        assertRefused(admin.rotate(id, "roles", List.of("orders-editor")), 400, "role_not_held", "roles");
        assertThat(rest().names()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name       | \"\"                     | invalid_name      | name",
                "expiresIn  | \"never\"                | expiry_required   | expiresIn",
                "expiresIn  | \"P366D\"                | expiry_too_long   | expiresIn",
                "expiresIn  | \"PT0S\"                 | invalid_expiry    | expiresIn",
                "expiresAt  | \"2020-01-01T00:00:00Z\" | invalid_expiry    | expiresAt",
                "audiences  | [\"no-such-app\"]        | audience_unknown  | audiences",
                "audiences  | [\"f:no-such-app\"]      | audience_unknown  | audiences",
                "audiences  | [\"f:\"]                 | audience_unknown  | audiences",
                "allowedIps | [\"here\"]               | invalid_ip_range  | allowedIps",
                "createdBy  | \"me\"                   | invalid_request   | createdBy",
                "token      | \"kcpat_x\"              | invalid_request   | token",
                "username   | \"alice\"                | invalid_request   | username",
            })
    void refusesWhatOwnersAreRefusedToo(String field, String value, String error, String at) {
        Answer answer = admin.http()
                .post("")
                .json("{\"userId\":\"" + ownerId + "\"," + (field.equals("name") ? "" : "\"name\":\"x\",") + "\""
                        + field + "\":" + value + "}")
                .send();

        assertRefused(answer, 400, error, at);
        assertThat(rest().names()).isEmpty();
    }

    @Test
    void theOwnerMustBeNamedAndBeThere() {
        assertRefused(admin.http().post("").json(Map.of("name", "x")).send(), 400, "invalid_request", "userId");
        for (String unknown : List.of("nobody", UUID.randomUUID().toString(), "f:x:y", "f:x", "f:", "f::", owner)) {
            assertRefused(admin.create(unknown), 404, "user_not_found", "userId");
        }
        assertRefused(admin.create("a\0b"), 400, "invalid_request", "userId");
        assertRefused(
                admin.http().post("").json("{\"name\":\"x\",\"userId\":7}").send(), 400, "invalid_request", "userId");
        assertRefused(admin.http().post("").json("[]").send(), 400, "invalid_request");
        assertRefused(admin.http().post("").body("text/plain", "x").send(), 415, "unsupported_media_type");
    }

    @Test
    void thePolicyBindsByWhatTheOwnerIs() {
        policy.set("requiredRole", "orders-editor");
        assertRefused(admin.create(ownerId), 403, "creation_not_allowed");
        realm.users().assign(owner, "orders-editor");
        String id = admin.create(ownerId).expect(201).text("id");
        realm.users().unassign(owner, "orders-editor");
        assertRefused(admin.rotate(id), 403, "creation_not_allowed");
        policy.reset();

        policy.set("maxTokensPerUser", "1");
        assertRefused(admin.create(ownerId), 409, "too_many_tokens");
        policy.reset();

        policy.set("maxLifetime", "P10D");
        assertRefused(admin.create(ownerId, "expiresIn", "P11D"), 400, "expiry_too_long", "expiresIn");
        policy.reset();

        policy.set("neverExpireAllowed", "true");
        assertThat(admin.create(ownerId, "expiresIn", "never")
                        .expect(201)
                        .json()
                        .path("expiresAt")
                        .isNull())
                .isTrue();
        policy.reset();

        policy.set("scopesRequired", "true");
        assertRefused(admin.create(ownerId), 400, "invalid_request", "scopes");
        policy.reset();

        policy.set("enabled", "false");
        assertRefused(admin.create(ownerId), 403, "disabled");
        assertRefused(admin.rotate(id), 403, "disabled");
        admin.list("userId", ownerId).expect(200);
        admin.revoke(id).expect(204);
    }

    @Test
    void aNameIsTheOwnersOnlyOnce() {
        rest().make("name", "Once");

        assertRefused(admin.create(ownerId, "name", "once"), 409, "token_name_exists", "name");
        admin.create(realm.users().id("alice"), "name", "once").expect(201);
    }

    @Test
    void inParallelTheCountAndTheNameHold() throws Exception {
        policy.set("maxTokensPerUser", "3");
        List<Answer> answers = InParallel.send(Collections.nCopies(
                8, admin.http().post("").json("{\"userId\":\"" + ownerId + "\",\"name\":\"the same\"}")));

        assertThat(InParallel.count(answers, 201)).isEqualTo(1);
        assertThat(InParallel.count(answers, 409)).isEqualTo(7);
        assertThat(rest().names()).containsExactly("the same");
    }

    @Test
    void whatAnAdministratorHasEndedTheOwnerDoesNotBringBack() {
        String id = admin.create(ownerId).expect(201).text("id");
        admin.revoke(id, "reason", "left the team").expect(204);

        JsonNode token = rest().read(id);
        assertThat(token.path("revokeReason").asText()).isEqualTo("left the team");
        assertRefused(rest().regenerate(id, "expiresIn", "P1D"), 409, "regeneration_not_allowed");
        assertThat(admin.http()
                        .post("/" + id + "/regenerate")
                        .json(Map.of())
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(admin.http().delete("/" + id + "/previous-secret").send().status())
                .isEqualTo(404);
    }

    @Test
    void theOwnerMayDoAllWithWhatAnAdministratorMade() {
        String id = admin.create(ownerId, "scopes", List.of("read")).expect(201).text("id");

        rest().update(id, "name", "mine").expect(200);
        rest().rotate(id).expect(200);
        rest().revoke(id).expect(204);
        rest().regenerate(id, "expiresIn", "P1D").expect(200);
        rest().delete(id).expect(204);
    }

    @Test
    void aServiceAccountGetsATokenWithinItsOwnRights() {
        String client = "robot-" + UUID.randomUUID();
        realm.clients().create(RealmClients.confidentialClient(client));
        String account = realm.clients().serviceAccount(client, "orders-viewer");

        assertRefused(admin.create(account, "scopes", List.of("execute")), 400, "scope_not_grantable", "scopes");
        JsonNode made =
                admin.create(account, "scopes", List.of("read")).expect(201).json();
        String value = made.path("token").asText();
        JsonNode claims = Jwt.claims(pats.exchange("script", value).expect(200).text("access_token"));
        assertThat(claims.path("sub").asText()).isEqualTo(account);
        assertThat(Pats.realmRoles(claims)).containsExactly("orders-viewer");
        assertThat(admin.listed("id", "userId", account))
                .containsExactly(made.path("id").asText());

        realm.clients().disable(client);
        Pats.assertRefused(pats.exchange("script", value));
    }

    @Test
    void aServiceAccountsValueIsForWhoManagesItsClientAndSeesItsUser() {
        String client = "robot-" + UUID.randomUUID();
        realm.clients().create(RealmClients.confidentialClient(client));
        String account = realm.clients().serviceAccount(client, "orders-viewer");

        assertThat(creates(account, "manage-users", "impersonation")).isEqualTo(403);
        assertThat(creates(account, "manage-clients")).isEqualTo(404);
        assertThat(creates(account, "view-clients", "manage-users", "impersonation"))
                .isEqualTo(403);
        assertThat(creates(account, "manage-clients", "view-users")).isEqualTo(201);
        assertThat(creates(ownerId, "manage-clients", "view-users")).isEqualTo(403);
    }

    private int creates(String ownerId, String... roles) {
        String name = "a-" + UUID.randomUUID();
        AdminRest.appoint(realm, name, roles);
        return AdminRest.of(realm, name).create(ownerId).status();
    }

    /**
     * Keycloak lets those who may impersonate become any user, an administrator too. The value that they get is for less
     * than that: a token never holds administrative roles, and what it is exchanged for opens no administration.
     */
    @Test
    void anAdministratorsTokenAdministersNothing() {
        String root = realm.users().id("root");
        assertThat(creates(root, "manage-users")).isEqualTo(403);
        assertThat(creates(root, "manage-users", "view-realm", "manage-realm")).isEqualTo(403);
        String name = "a-" + UUID.randomUUID();
        AdminRest.appoint(realm, name, "manage-users", "impersonation");
        AdminRest calls = AdminRest.of(realm, name);
        assertRefused(
                calls.create(root, "roles", List.of("realm-management/realm-admin")), 400, "role_not_held", "roles");

        String value =
                calls.create(root, "scopes", List.of("admin")).expect(201).text("token");

        String jwt = pats.exchange("script", value).expect(200).text("access_token");
        assertThat(Jwt.claims(jwt).path("resource_access").has("realm-management"))
                .isFalse();
        for (String path :
                List.of("", "/users", "/clients", "/personal-access-tokens", "/personal-access-tokens/stats")) {
            assertThat(keycloak.http()
                            .get("/admin/realms/" + realm.name() + path)
                            .bearer(jwt)
                            .send()
                            .status())
                    .as(path)
                    .isIn(401, 403);
        }
        assertThat(AdminRest.by(realm, jwt).create(root).status()).isIn(401, 403);
        assertThat(UserRest.by(realm, jwt).create("name", "x").status()).isIn(401, 403);
    }

    @Test
    void aRotatedValueTakesThePlaceOfTheOldOne() {
        JsonNode made = rest().make("scopes", List.of("read"));
        String id = made.path("id").asText();

        Answer rotated = admin.rotate(id, "gracePeriod", "PT1H").expect(200);

        pats.exchange("script", rotated.text("token")).expect(200);
        pats.exchange("script", made.path("token").asText()).expect(200);
        keycloak.shiftTime(Duration.ofHours(1));
        Pats.assertRefused(pats.exchange("script", made.path("token").asText()));
        assertThat(new Trail(rest(), id).only("ROTATED").path("actorId").asText())
                .isNotEqualTo(ownerId);
    }
}
