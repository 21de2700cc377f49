package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.params;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which scopes a user may put into a token. */
@KeycloakTest
@Tag("wire")
class ScopeGrantIT {
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;
    private final UserRest bob;

    ScopeGrantIT(TestRealm realm) {
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
        this.bob = UserRest.of(realm, "bob");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
        bob.clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void scopesOfWhichTheUserHasARoleAreGranted() {
        assertThat(texts(
                        alice.make("scopes", List.of("read", "execute", "read")).path("scopes")))
                .containsExactly("execute", "read");
        assertThat(texts(bob.make("scopes", List.of("read")).path("scopes"))).containsExactly("read");
        assertThat(alice.make("scopes", List.of()).path("scopes")).isEmpty();
    }

    @Test
    void aScopeOfWhichTheUserHasNoRoleIsRefusedWithTheWholeRequest() {
        Answer answer = bob.create("name", "x", "scopes", List.of("read", "execute"));

        assertRefused(answer, 400, "scope_not_grantable", "scopes");
        assertThat(params(answer)).containsExactly("execute");
        assertThat(bob.names()).isEmpty();
        assertRefused(alice.create("name", "x", "scopes", List.of("admin")), 400, "scope_not_grantable", "scopes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no-such-scope", "READ", "profile", "roles", "web-origins", "openid", "offline_access", "*"})
    void whatThePolicyDoesNotListIsRefused(String scope) {
        assertRefused(alice.create("name", "x", "scopes", List.of(scope)), 400, "scope_not_grantable", "scopes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid", "offline_access"})
    void someScopesAreRefusedWhateverThePolicyLists(String scope) {
        if (scope.equals("openid")) {
            realm.scopes().create("openid");
        }
        policy.set("grantableScopes", "read openid offline_access");

        assertRefused(alice.create("name", "x", "scopes", List.of(scope)), 400, "scope_not_grantable", "scopes");
    }

    @Test
    void someScopesAreRefusedHoweverTheyAreMarked() {
        mark("offline_access", "true");

        assertRefused(
                alice.create("name", "x", "scopes", List.of("offline_access")), 400, "scope_not_grantable", "scopes");
        mark("offline_access", "false");
    }

    @Test
    void aScopeWithoutRolesIsEverybodys() {
        realm.scopes().create("plain");
        policy.set("grantableScopes", "plain");

        assertThat(bob.create("name", "x", "scopes", List.of("plain")).status()).isEqualTo(201);
        assertRefused(bob.create("name", "y", "scopes", List.of("read")), 400, "scope_not_grantable", "scopes");
    }

    @Test
    void aScopeMayBeMarkedInsteadOfListed() {
        realm.scopes().create("marked", "orders-viewer");
        assertRefused(alice.create("name", "x", "scopes", List.of("marked")), 400, "scope_not_grantable", "scopes");

        mark("marked", "true");
        alice.make("scopes", List.of("marked", "read"));

        mark("marked", "false");
        assertRefused(alice.create("name", "x", "scopes", List.of("marked")), 400, "scope_not_grantable", "scopes");
    }

    @Test
    void aMarkedScopeStillNeedsItsRole() {
        realm.scopes().create("marked-for-admins", "orders-admin");
        mark("marked-for-admins", "true");

        assertRefused(
                alice.create("name", "x", "scopes", List.of("marked-for-admins")),
                400,
                "scope_not_grantable",
                "scopes");
    }

    @Test
    void rolesByGroupAndCompositeCount() {
        realm.roles().create("bundle");
        realm.roles().addToComposite("bundle", "orders-editor");
        realm.groups().create("bundled", "bundle");
        realm.users().create("grouped");
        UserRest grouped = UserRest.of(realm, "grouped");
        assertRefused(grouped.create("name", "x", "scopes", List.of("execute")), 400, "scope_not_grantable", "scopes");

        realm.users().join("grouped", "bundled");
        assertThat(grouped.create("name", "x", "scopes", List.of("execute")).status())
                .isEqualTo(201);

        realm.users().leave("grouped", "bundled");
        assertRefused(grouped.create("name", "y", "scopes", List.of("execute")), 400, "scope_not_grantable", "scopes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "read execute", " read", "re\"ad", "re\\ad", "réad", "read\n"})
    void whatCanNotBeTheNameOfAScopeIsRefused(String scope) {
        Answer answer = alice.create("name", "x", "scopes", List.of(scope));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo("scopes");
        assertThat(alice.names()).isEmpty();
    }

    @Test
    void aHundredScopesAreTheMost() {
        List<String> many = IntStream.range(0, 101).mapToObj(i -> "scope-" + i).toList();

        assertRefused(alice.create("name", "x", "scopes", many), 400, "invalid_request", "scopes");
    }

    @Test
    void theRealmMayDemandAScope() {
        policy.set("scopesRequired", "true");

        assertRefused(alice.create("name", "x"), 400, "invalid_request", "scopes");
        assertRefused(alice.create("name", "x", "scopes", List.of()), 400, "invalid_request", "scopes");
        alice.make("scopes", List.of("read"));
    }

    private void mark(String scope, String grantable) {
        realm.scopes().update(scope, rep -> {
            Map<String, String> attributes = new HashMap<>(rep.getAttributes());
            attributes.put("pat.grantable", grantable);
            rep.setAttributes(attributes);
        });
    }
}
