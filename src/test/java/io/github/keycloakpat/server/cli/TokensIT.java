package io.github.keycloakpat.server.cli;

import static io.github.keycloakpat.server.rest.Refusals.names;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kcpat tokens}: what each command does on the server, and what it answers to people and to programs. */
@KeycloakTest
@Tag("wire")
class TokensIT {
    private static final Pattern VALUE = Pattern.compile("kcpat_[0-9A-Za-z]{49}");
    /** Of a token in JSON, as the contract has it. */
    private static final List<String> FIELDS = List.of(
            "id",
            "parentId",
            "name",
            "description",
            "userId",
            "username",
            "status",
            "scopes",
            "roles",
            "audiences",
            "authorizationDetails",
            "allowedIps",
            "hint",
            "createdAt",
            "createdBy",
            "secretIssuedAt",
            "expiresAt",
            "previousSecretExpiresAt",
            "lastUsedAt",
            "lastUsedIp",
            "lastUsedClient",
            "useCount",
            "revokedAt",
            "revokedBy",
            "revokeReason");

    private final TestRealm realm;
    private final Pats pats;
    private final Policy policy;
    private UserRest rest;
    private Kcpat alice;

    TokensIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
        this.policy = new Policy(realm);
    }

    @BeforeAll
    static void prepare(TestRealm realm) {
        CliRealm.prepare(realm);
    }

    @BeforeEach
    void signIn(@TempDir Path home) {
        alice = Kcpat.in(home).as(realm, "alice");
        rest = UserRest.of(realm, "alice");
        rest.clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void aTokenIsMadeOfAllThatIsSaid() {
        List<String> words = new ArrayList<>(List.of("tokens", "create", "ci-staging", "--show-secret"));
        words.addAll(List.of("--description", "deploys from CI", "--scope", "read", "--scope", "execute"));
        words.addAll(List.of("--role", "orders-viewer", "--role", "orders-api/deployer"));
        words.addAll(List.of("--env", "orders-api", "--audience", "billing-api"));
        words.addAll(List.of("--detail", "channel:read,publish:c-42,c-43", "--detail", "channel:read:urn:x:1"));
        words.addAll(List.of("--allow-ip", "10.0.0.0/8", "--allow-ip", "2001:db8::/32"));

        ObjectNode made = (ObjectNode) json(words.toArray(String[]::new));

        String secret = made.remove("token").asText();
        assertThat(secret).matches(VALUE);
        assertThat(made.path("hint").asText()).isEqualTo("kcpat_…" + secret.substring(secret.length() - 4));
        assertThat(names(made)).containsExactlyElementsOf(FIELDS);
        assertThat(made).isEqualTo(rest.read(made.path("id").asText()));
        assertThat(made.path("name").asText()).isEqualTo("ci-staging");
        assertThat(made.path("description").asText()).isEqualTo("deploys from CI");
        assertThat(texts(made.path("scopes"))).containsExactlyInAnyOrder("read", "execute");
        assertThat(texts(made.path("roles"))).containsExactlyInAnyOrder("orders-viewer", "orders-api/deployer");
        assertThat(texts(made.path("audiences"))).containsExactlyInAnyOrder("orders-api", "billing-api");
        assertThat(texts(made.path("allowedIps"))).containsExactlyInAnyOrder("10.0.0.0/8", "2001:db8::/32");
        assertThat(details(made))
                .containsExactlyInAnyOrder("channel [publish, read] [c-42, c-43]", "channel [read] [urn:x:1]");
    }

    @Test
    void jsonHasTheValueOnlyIfItIsToBeShown() throws IOException {
        Ran ran = alice.run("tokens", "create", "x", "--secret-file", "x.token", "--output", "json");

        assertThat(names(ran.expect(0).json())).containsExactlyElementsOf(FIELDS);
        assertThat(ran.out() + ran.err()).doesNotContainPattern(VALUE);
        assertThat(Files.readString(alice.home().resolve("x.token")).strip()).matches(VALUE);
    }

    @Test
    void peopleSeeWhatTheTokenMayDoAndItsValueOnALineOfItsOwn() {
        Ran ran = alice.run("tokens", "create", "mine", "--scope", "read", "--no-roles", "--show-secret");

        List<String> lines = ran.expect(0).out().lines().toList();
        String secret = lines.get(lines.size() - 1);
        assertThat(secret).matches(VALUE);
        assertThat(ran.out().replace(secret, "")).doesNotContainPattern(VALUE).contains("kcpat_…");
        assertThat(lines)
                .anyMatch(line -> line.matches("Name +mine"))
                .anyMatch(line -> line.matches("Scopes +read"))
                .anyMatch(line -> line.matches("Roles +none"))
                .anyMatch(line -> line.matches("Expires +.*Z \\(in 30 days\\)"));
        assertThat(ran.err()).contains("it won't be shown again").doesNotContainPattern(VALUE);
        assertThat(pats.claims("script", new Pats.Made("", secret)).at("/realm_access/roles"))
                .isEmpty();
    }

    @Test
    void theEndOfALifeIsSaidInManyWays() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(40);
        Instant endOfDay = day.plusDays(1)
                .atStartOfDay(ZoneId.of("Asia/Tokyo"))
                .minusSeconds(1)
                .toInstant();

        assertThat(life("30d")).isEqualTo(Duration.ofDays(30));
        assertThat(life("P30D")).isEqualTo(Duration.ofDays(30));
        assertThat(life("1w2d12h")).isEqualTo(Duration.ofDays(9).plusHours(12));
        assertThat(end(alice.with("TZ", "Asia/Tokyo"), day.toString())).isEqualTo(endOfDay.toString());
        assertThat(end(alice, day + "T14:00:00.9+02:00")).isEqualTo(day + "T12:00:00Z");
        policy.set("neverExpireAllowed", "true");
        assertThat(end(alice, "never")).isEqualTo("null");
    }

    private Duration life(String expires) {
        JsonNode made = create(alice, expires);
        return Duration.between(
                Instant.parse(made.path("createdAt").asText()),
                Instant.parse(made.path("expiresAt").asText()));
    }

    private static String end(Kcpat shell, String expires) {
        return create(shell, expires).path("expiresAt").asText();
    }

    private static JsonNode create(Kcpat shell, String expires) {
        String name = UserRest.newName();
        return shell.run("tokens", "create", name, "--expires", expires, "--show-secret", "--output", "json")
                .expect(0)
                .json();
    }

    @Test
    void aTimeThatIsNotUnderstoodMakesNothing() {
        Ran ran = alice.run("tokens", "create", "x", "--expires", "in spring", "--show-secret");

        assertThat(ran.expect(2).err()).contains("'in spring' is no time").contains("30d");
        assertThat(rest.names()).isEmpty();
    }

    @Test
    void theListIsOfTheActiveOnesUnlessMoreIsAskedFor() {
        rest.make("name", "alpha", "scopes", List.of("read"), "expiresIn", "P20D");
        String hint = rest.make("name", "beta", "description", "with a needle", "expiresIn", "P10D")
                .path("hint")
                .asText();
        rest.revoke(rest.makeId("name", "gone")).expect(204);
        rest.make("name", "old", "expiresIn", "PT1M");
        realm.keycloak().shiftTime(Duration.ofMinutes(2));

        assertThat(listed()).containsExactlyInAnyOrder("alpha", "beta");
        assertThat(listed("--all", "--sort", "name")).containsExactly("alpha", "beta", "gone", "old");
        assertThat(listed("--status", "expired")).containsExactly("old");
        assertThat(listed("--status", "REVOKED")).containsExactly("gone");
        assertThat(listed("--search", "NEEDLE")).containsExactly("beta");
        assertThat(listed("--search", hint.substring(hint.length() - 4))).contains("beta");
        assertThat(listed("--sort", "expiresAt", "--order", "asc")).containsExactly("beta", "alpha");
        Ran table = alice.run("tokens", "list", "--all", "--sort", "name", "--first", "1", "--max", "2");
        assertThat(table.expect(0).out().lines())
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).matches("ID +NAME +HINT +STATUS +SCOPES +EXPIRES +LAST USED +CREATED"),
                        line -> assertThat(line).contains(" beta ", hint, " ACTIVE ", "never"),
                        line -> assertThat(line).contains(" gone ", "kcpat_…", " REVOKED "));
        assertThat(table.err()).contains("These are 2 of 4").contains("--first 3");
        assertThat(alice.run("tokens", "list", "--all", "--status", "active")
                        .expect(2)
                        .err())
                .contains("contradict");
    }

    @Test
    void anEmptyListIsToldToPeopleBesideIt() {
        Ran ran = alice.run("tokens", "list", "--output", "json");

        assertThat(ran.expect(0).json().isArray()).isTrue();
        assertThat(ran.json()).isEmpty();
        assertThat(ran.err()).contains("kcpat tokens create NAME");
    }

    @Test
    void aLongListIsReadPageByPage() {
        policy.set("maxTokensPerUser", "150");
        for (int i = 0; i < 105; i++) {
            rest.make("name", "n" + i);
        }

        JsonNode all = json("tokens", "list", "--max", "1000");
        assertThat(names(all.path(0))).containsExactlyElementsOf(FIELDS);
        assertThat(new TreeSet<>(all.findValuesAsText("id"))).hasSize(105);
        Ran hundred = alice.run("tokens", "list");
        assertThat(hundred.expect(0).out().lines()).hasSize(101);
        assertThat(hundred.err()).contains("100 of 105").contains("--first 100");
    }

    @Test
    void oneTokenIsShownWithoutItsValue() {
        String id = rest.makeId("name", "one", "scopes", List.of("read"));

        assertThat(json("tokens", "get", id)).isEqualTo(rest.read(id));
        assertThat(alice.run("tokens", "get", id).expect(0).out())
                .contains(id, "kcpat_…", "those that its scopes bring")
                .doesNotContainPattern(VALUE);
        assertThat(alice.run("tokens", "get", id, "--show-secret").expect(1).err())
                .contains("only a hash of it is kept")
                .contains("kcpat tokens rotate " + id);
    }

    @Test
    void selfIsTheTokenByWhichOneCalls() {
        Pats.Made pat = pats.make("alice", "tokens:read");
        Kcpat script = Kcpat.in(alice.home()).by(realm, pat.secret());

        Ran ran = script.run("tokens", "get", "self", "--output", "json");
        assertThat(ran.expect(0).text("id")).isEqualTo(pat.id());
        assertThat(ran.err()).isEmpty();
        assertThat(alice.run("tokens", "get", "self").expect(2).err()).contains("KCPAT_TOKEN");
    }

    @Test
    void aTokenIsRenamedAndNarrowed() {
        String id = rest.makeId("name", "wide", "description", "long", "scopes", List.of("read", "execute"));

        JsonNode updated = json(
                "tokens",
                "update",
                id,
                "--name",
                "narrow",
                "--scope",
                "read",
                "--no-roles",
                "--allow-ip",
                "10.1.0.0/16");
        assertThat(updated).isEqualTo(rest.read(id));
        assertThat(updated.path("name").asText()).isEqualTo("narrow");
        assertThat(updated.path("description").asText()).isEqualTo("long");
        assertThat(updated.path("scopes")).hasToString("[\"read\"]");
        assertThat(updated.path("roles")).hasToString("[]");
        assertThat(updated.path("allowedIps")).hasToString("[\"10.1.0.0/16\"]");
        assertThat(alice.run("tokens", "update", id, "--description", "")
                        .expect(0)
                        .out())
                .contains("narrow")
                .doesNotContain("Description");
        assertThat(alice.run("tokens", "update", id).expect(2).err()).contains("Nothing was said");
    }

    @Test
    void anOldValueWorksUntilItsGraceEnds() throws IOException {
        JsonNode before = rest.make("scopes", List.of("read"), "expiresIn", "P20D");
        String id = before.path("id").asText();

        JsonNode rotated = json("tokens", "rotate", id, "--grace", "1h", "--secret-file", "new.token");
        assertThat(names(rotated)).containsExactlyElementsOf(FIELDS);
        assertThat(rotated.path("expiresAt")).isEqualTo(before.path("expiresAt"));
        assertThat(Duration.between(
                        Instant.parse(rotated.path("secretIssuedAt").asText()),
                        Instant.parse(rotated.path("previousSecretExpiresAt").asText())))
                .isEqualTo(Duration.ofHours(1));
        String secret = Files.readString(alice.home().resolve("new.token")).strip();
        assertWorks(before.path("token").asText());
        assertWorks(secret);

        assertThat(alice.run("tokens", "rotate", id, "--end-grace").expect(0).err())
                .contains("works no more");
        Pats.assertRefused(pats.exchange("script", before.path("token").asText()));
        assertWorks(secret);
        assertThat(alice.run("tokens", "rotate", id, "--end-grace", "--grace", "1h")
                        .expect(2)
                        .err())
                .contains("Give it alone");
    }

    @Test
    void aTokenIsWidenedByRotatingIt() {
        String id = rest.makeId("scopes", List.of("read"));

        JsonNode rotated = json(
                "tokens",
                "rotate",
                id,
                "--scope",
                "read",
                "--scope",
                "execute",
                "--role",
                "orders-editor",
                "--env",
                "orders-api",
                "--detail",
                "channel:read:*",
                "--expires",
                "10d",
                "--show-secret");
        assertThat(rotated.path("token").asText()).matches(VALUE);
        JsonNode now = rest.read(id);
        assertThat(texts(now.path("scopes"))).containsExactlyInAnyOrder("read", "execute");
        assertThat(now.path("roles")).hasToString("[\"orders-editor\"]");
        assertThat(now.path("audiences")).hasToString("[\"orders-api\"]");
        assertThat(details(now)).containsExactly("channel [read] [*]");
        assertThat(Duration.between(
                        Instant.parse(now.path("secretIssuedAt").asText()),
                        Instant.parse(now.path("expiresAt").asText())))
                .isEqualTo(Duration.ofDays(10));
    }

    @Test
    void aRevokedTokenComesBackWithAnotherValue() {
        JsonNode made = rest.make("scopes", List.of("read"));
        String id = made.path("id").asText();
        Ran revoked = alice.run("tokens", "revoke", id, "--reason", "pipeline is gone", "--yes");
        assertThat(revoked.expect(0).err()).contains("Revoked.");
        assertThat(rest.read(id).path("revokeReason").asText()).isEqualTo("pipeline is gone");

        JsonNode back = json("tokens", "regenerate", id, "--expires", "5d", "--show-secret");
        assertThat(back.path("status").asText()).isEqualTo("ACTIVE");
        assertWorks(back.path("token").asText());
        Pats.assertRefused(pats.exchange("script", made.path("token").asText()));
    }

    @Test
    void whatACompromisedTokenHasMadeEndsWithIt() {
        Pats.Made parent = pats.make("alice", "tokens:write", "read");
        Kcpat script = Kcpat.in(alice.home()).by(realm, parent.secret());
        JsonNode child = script.run(
                        "tokens",
                        "create",
                        "child",
                        "--scope",
                        "read",
                        "--expires",
                        "1d",
                        "--show-secret",
                        "--output",
                        "json")
                .expect(0)
                .json();
        assertThat(child.path("parentId").asText()).isEqualTo(parent.id());

        alice.run("tokens", "revoke", parent.id(), "--reason", "in a log", "--compromised", "--descendants", "--yes")
                .expect(0);

        assertThat(rest.read(child.path("id").asText()).path("status").asText()).isEqualTo("REVOKED");
        assertThat(alice.run("tokens", "regenerate", parent.id(), "--show-secret")
                        .expect(1)
                        .out())
                .isEmpty();
    }

    @Test
    void aDeletedTokenIsGoneButForWhatHappenedToIt() {
        String id = rest.makeId("name", "short");

        assertThat(alice.run("tokens", "delete", id, "--yes").expect(0).err()).contains("Deleted.");

        alice.run("tokens", "get", id).expect(4);
        JsonNode events = json("tokens", "events", id);
        assertThat(events.findValuesAsText("type")).containsExactly("DELETED", "CREATED");
        assertThat(names(events.path(0)))
                .containsExactlyInAnyOrder(
                        "id",
                        "type",
                        "tokenId",
                        "tokenName",
                        "userId",
                        "actorId",
                        "clientId",
                        "ip",
                        "userAgent",
                        "at",
                        "details");
        Ran table = alice.run("tokens", "events", id, "--max", "1");
        assertThat(table.expect(0).out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("AT +WHAT +BY +DETAILS +CLIENT +FROM"),
                        line -> assertThat(line).contains(" DELETED ", " owner ", " kcpat "));
    }

    @Test
    void allThatMatchAreDeletedAndNoOthers() {
        rest.make("name", "ci-1");
        rest.revoke(rest.makeId("name", "ci-2")).expect(204);
        rest.revoke(rest.makeId("name", "other")).expect(204);

        Ran ran = alice.run(
                "tokens", "delete", "--all", "--status", "revoked", "--search", "ci", "--yes", "--output", "json");
        assertThat(ran.expect(0).json()).hasToString("{\"deleted\":1}");
        assertThat(rest.names()).containsExactly("ci-1", "other");
        alice.run("tokens", "delete", "--yes").expect(2);
        alice.run("tokens", "delete", rest.makeId(), "--status", "revoked", "--yes")
                .expect(2);
        assertThat(rest.names()).hasSize(3);
        assertThat(alice.run("tokens", "delete", "--all", "--yes").expect(0).out())
                .matches("Deleted +3\n");
        assertThat(rest.names()).isEmpty();
    }

    @Test
    void rightsAreAddedAndTakenAway() {
        String id = rest.makeId("scopes", List.of("read"));

        JsonNode added = json("tokens", "scopes", "add", id, "execute", "--detail", "channel:read,publish:c-42");
        assertThat(names(added)).containsExactly("scopes", "authorizationDetails");
        assertThat(texts(added.path("scopes"))).containsExactlyInAnyOrder("read", "execute");
        assertThat(details(added)).containsExactly("channel [publish, read] [c-42]");
        String detail = added.at("/authorizationDetails/0/id").asText();

        Ran removed = alice.run("tokens", "scopes", "remove", id, "execute", "--detail-id", detail);
        assertThat(removed.expect(0).out()).matches("Scopes +read\n");
        assertThat(rest.rights(id).json().path("authorizationDetails")).isEmpty();
    }

    @Test
    void aTokenWhoseRightsAreClearedMayDoNothing() {
        JsonNode made = rest.make("scopes", List.of("read", "execute"));
        String id = made.path("id").asText();

        Ran ran = alice.run("tokens", "scopes", "clear", id, "--yes");

        assertThat(ran.expect(0).out()).matches("Scopes +none\n");
        assertThat(rest.read(id).path("scopes")).isEmpty();
        JsonNode claims =
                pats.claims("script", new Pats.Made(id, made.path("token").asText()));
        assertThat(Pats.scope(claims)).doesNotContain("read", "execute");
        assertThat(Pats.realmRoles(claims)).isEmpty();
    }

    @Test
    void whatMayBePutIntoATokenIsTold() {
        assertThat(json("tokens", "grantable")).isEqualTo(rest.grantable());
        assertThat(alice.run("tokens", "grantable").expect(0).out().lines())
                .anyMatch(line -> line.matches("Scope read +The scope read"))
                .anyMatch(line -> line.matches("Roles +.*orders-api/deployer.*orders-viewer.*"))
                .anyMatch(line -> line.matches("Permissions +channel:(publish,read|read,publish)"))
                .anyMatch(line -> line.matches("You may create tokens +yes"))
                .anyMatch(line -> line.matches("Longest life +P365D"));
    }

    private List<String> listed(String... options) {
        List<String> words = new ArrayList<>(List.of("tokens", "list"));
        words.addAll(List.of(options));
        List<String> names = new ArrayList<>();
        json(words.toArray(String[]::new))
                .forEach(token -> names.add(token.path("name").asText()));
        return names;
    }

    private JsonNode json(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--output", "json"));
        return alice.run(all.toArray(String[]::new)).expect(0).json();
    }

    private static List<String> details(JsonNode rights) {
        List<String> details = new ArrayList<>();
        rights.path("authorizationDetails")
                .forEach(detail -> details.add(detail.path("type").asText() + " " + sorted(detail.path("actions")) + " "
                        + sorted(detail.path("identifiers"))));
        return details;
    }

    private static List<String> sorted(JsonNode list) {
        return texts(list).stream().sorted().toList();
    }

    private void assertWorks(String secret) {
        pats.exchange("script", secret).expect(200);
    }
}
