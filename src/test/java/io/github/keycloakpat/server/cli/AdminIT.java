package io.github.keycloakpat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kcpat admin tokens}: all tokens of a realm, for who administers it. */
@KeycloakTest
@Tag("wire")
class AdminIT {
    private final TestRealm realm;
    private final UserRest alice;
    private final UserRest bob;
    private Kcpat admin;

    AdminIT(TestRealm realm) {
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
        this.bob = UserRest.of(realm, "bob");
    }

    @BeforeAll
    static void prepare(TestRealm realm) {
        CliRealm.prepare(realm);
    }

    @BeforeEach
    void signIn(@TempDir Path home) {
        admin = CliRealm.administrator(realm, home);
        alice.clear();
        bob.clear();
    }

    private Ran run(String... words) {
        return admin.run(
                Stream.concat(Stream.of("admin", "tokens"), Stream.of(words)).toArray(String[]::new));
    }

    private Ran json(String... words) {
        return run(Stream.concat(Stream.of(words), Stream.of("--output", "json"))
                        .toArray(String[]::new))
                .expect(0);
    }

    private static List<String> ids(Ran listed) {
        List<String> ids = new ArrayList<>();
        listed.json().forEach(pat -> ids.add(pat.path("id").asText()));
        return ids;
    }

    private String status(String id) {
        return alice.read(id).path("status").asText();
    }

    /** Each of the others differs in what one of the filters looks at. */
    @Test
    void theListIsWhatAllFiltersFind() {
        List<String> execute = List.of("execute");
        List<String> orders = List.of("orders-api");
        String found = alice.makeId("name", "ci-1", "scopes", execute, "audiences", orders, "expiresIn", "P1D");
        alice.makeId("name", "other", "scopes", execute, "audiences", orders, "expiresIn", "P1D");
        alice.makeId("name", "ci-2", "scopes", List.of("read"), "audiences", orders, "expiresIn", "P1D");
        alice.makeId("name", "ci-3", "scopes", execute, "audiences", List.of("billing-api"), "expiresIn", "P1D");
        alice.makeId("name", "ci-4", "scopes", execute, "audiences", orders, "expiresIn", "P9D");
        bob.makeId("name", "ci-5", "scopes", List.of("read"), "audiences", orders, "expiresIn", "P1D");
        String ended = alice.makeId("name", "ci-6", "scopes", execute, "audiences", orders, "expiresIn", "P1D");
        alice.revoke(ended).expect(204);
        String[] filters = {
            "list",
            "--user",
            "alice",
            "--search",
            "ci-",
            "--scope",
            "execute",
            "--env",
            "orders-api",
            "--expires-before",
            "2d"
        };

        assertThat(ids(json(filters))).containsExactly(found);
        assertThat(ids(json("list", "--user-id", realm.users().id("alice"), "--status", "Revoked")))
                .containsExactly(ended);
        assertThat(ids(json("list", "--all", "--search", "ci-", "--sort", "name", "--order", "desc")))
                .hasSize(6)
                .startsWith(ended)
                .endsWith(found);
    }

    @Test
    void whatIsUnusedOrOutsideThePolicyIsFound() {
        String brief = alice.makeId("expiresIn", "P1D");
        String lasting = alice.makeId("expiresIn", "P200D");
        var policy = new Policy(realm);
        policy.set("maxLifetime", "P100D");
        try {
            assertThat(ids(json("list", "--violates-policy"))).containsExactly(lasting);
        } finally {
            policy.reset();
        }
        assertThat(ids(json("list", "--unused-since", "1d"))).isEmpty();
        assertThat(ids(json("list", "--unused-since", "2099-12-31"))).containsExactlyInAnyOrder(brief, lasting);
    }

    @Test
    void theTableNamesOwnersAndIsReadByPages() {
        String id = alice.makeId("name", "mine");
        bob.makeId("name", "his");

        Ran all = run("list").expect(0);
        assertThat(all.out().lines().findFirst().orElse("")).startsWith("ID").contains("OWNER", "STATUS", "EXPIRES");
        assertThat(all.out())
                .containsPattern(id + " +alice +mine +kcpat_\\S+ +ACTIVE")
                .containsPattern("bob +his ");
        assertThat(all.err()).isEmpty();
        Ran one = json("list", "--max", "1");
        assertThat(one.json()).hasSize(1);
        assertThat(one.err()).contains("1 of 2").contains("--first 1");
        assertThat(ids(json("list", "--first", "1", "--sort", "name"))).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list --all --status active",
                "list --first -1",
                "list --unused-since soon",
                "revoke --yes",
                "revoke --all --user alice --yes",
                "revoke an-id --user alice --yes",
                "revoke an-id --all --yes",
                "revoke --user alice --compromised --yes",
                "revoke --user alice",
                "inspect"
            })
    void whatContradictsItselfOrCantBeAskedDoesNothing(String words) {
        String id = alice.makeId();

        Ran ran = run(words.split(" ")).expect(2);

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(2);
        assertThat(status(id)).isEqualTo("ACTIVE");
    }

    @Test
    void oneIsRevokedByItsId() {
        String id = alice.makeId();

        Ran ran = run("revoke", id, "--reason", "laptop stolen", "--compromised", "--yes");

        assertThat(ran.expect(0).err()).contains("Revoked");
        JsonNode revoked = alice.read(id);
        assertThat(revoked.path("status").asText()).isEqualTo("REVOKED");
        assertThat(revoked.path("revokeReason").asText()).contains("laptop stolen");
        assertThat(alice.regenerate(id, "expiresIn", "P1D").status())
                .as("of a compromised one")
                .isEqualTo(409);
        assertThat(run("revoke", "../policy", "--yes").expect(4).err()).contains("no such token");
        run("revoke", "0b5c9d1e-4f3a-4a55-9d3c-6b7f1a2e8c90", "--yes").expect(4);
    }

    @Test
    void manyAreRevokedByFiltersAndAllByAll() {
        String gone = alice.makeId("scopes", List.of("execute"));
        String kept = alice.makeId("scopes", List.of("read"));
        String his = bob.makeId();

        Ran some = json("revoke", "--user", "alice", "--scope", "execute", "--reason", "moved", "--yes");
        assertThat(some.json()).hasToString("{\"revoked\":1,\"skipped\":0}");
        assertThat(status(gone)).isEqualTo("REVOKED");
        assertThat(status(kept)).isEqualTo("ACTIVE");
        assertThat(alice.read(gone).path("revokeReason").asText()).contains("moved");
        assertThat(run("revoke", "--all", "--reason", "breach", "--yes")
                        .expect(0)
                        .out())
                .containsPattern("(?m)^Revoked +2$")
                .containsPattern("(?m)^Left as they were +0$");
        assertThat(status(kept)).isEqualTo("REVOKED");
        assertThat(bob.read(his).path("status").asText()).isEqualTo("REVOKED");
    }

    @Test
    void whoseAFoundValueIsIsTold() {
        JsonNode made = alice.make("name", "found one", "scopes", List.of("read"));
        String value = made.path("token").asText();
        admin = admin.input(value + "\n");

        Ran active = run("inspect", "-").expect(0);
        assertThat(active.out())
                .contains(made.path("id").asText(), "found one", "alice", "ACTIVE")
                .doesNotContain(value);
        assertThat(active.err()).isEmpty();
        alice.delete(made.path("id").asText()).expect(204);
        Ran deleted = json("inspect", "-");
        assertThat(deleted.text("status")).isEqualTo("DELETED");
        assertThat(deleted.text("username")).isEqualTo("alice");
        assertThat(deleted.err()).contains("make a new one").contains("update the service");
        assertThat(run("inspect", "-").expect(0).out()).contains("Deleted", "DELETED");
    }

    @Test
    void aFoundValueComesByStandardInputOnly() {
        String value = alice.make().path("token").asText();

        Ran word = run("inspect", value).expect(2);
        assertThat(word.err()).doesNotContain(value).contains("standard input");
        admin = admin.input("kcpat_nothing");
        assertThat(run("inspect", "-").expect(4).err()).doesNotContain("kcpat_nothing");
        admin = admin.input(" \n");
        run("inspect", "-").expect(2);
        admin = admin.input("x".repeat(70_000));
        assertThat(run("inspect", "-").expect(2).err()).contains("64 KiB");
    }

    @Test
    void countsAreShown() {
        alice.makeId("expiresIn", "P1D");
        alice.revoke(alice.makeId()).expect(204);

        JsonNode stats = json("stats").json();
        assertThat(stats.path("active").asInt()).isEqualTo(1);
        assertThat(stats.path("revoked").asInt()).isEqualTo(1);
        assertThat(stats.path("expiringIn7Days").asInt()).isEqualTo(1);
        assertThat(run("stats").expect(0).out())
                .containsPattern("(?m)^Active +1$")
                .containsPattern("(?m)^  expire in 7 days +1$")
                .containsPattern("(?m)^Revoked +1$");
    }

    /** Also an administrator, who signs in by a client that sees no role of theirs. */
    @Test
    void whoIsNoAdministratorIsToldSo() {
        admin = admin.with("KCPAT_ACCESS_TOKEN", realm.token("other-app", "alice"));
        assertThat(run("list").expect(1).err()).contains("kcpat status");
        admin = admin.with("KCPAT_ACCESS_TOKEN", realm.token("root"));
        assertThat(run("revoke", "--all", "--yes").expect(1).err()).contains("kcpat status");
    }
}
