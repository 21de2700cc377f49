package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.exchange.Pats.audience;
import static io.github.keycloakpat.server.exchange.Pats.realmRoles;
import static io.github.keycloakpat.server.exchange.Pats.scope;
import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.Policy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rights that change with the value, narrower or wider, within what the owner may grant now. */
@KeycloakTest
@Tag("wire")
class RotateRightsIT {
    static final Map<String, Object> READING = detail("read", "c-1");
    static final Map<String, Object> PUBLISHING = detail("publish", "c-1");

    private final TestRealm realm;
    private final Policy policy;
    private final Holder alice;

    RotateRightsIT(TestRealm realm) {
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = new Holder(realm, "alice");
    }

    static Map<String, Object> detail(String action, String identifier) {
        return Map.of("type", "channel", "actions", List.of(action), "identifiers", List.of(identifier));
    }

    @BeforeEach
    void aCatalogue() {
        policy.set("authorizationDetailTypes", "{\"channel\":[\"read\",\"publish\"]}");
        alice.rest().clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void areUnchangedIfNothingIsSaidOfThem() {
        Made pat = alice.make(
                "roles",
                List.of("orders-viewer"),
                "audiences",
                List.of("orders-api"),
                "authorizationDetails",
                List.of(READING),
                "allowedIps",
                List.of("10.0.0.0/8"));
        JsonNode before = alice.read(pat);

        JsonNode after = alice.rest()
                .rotate(pat.id(), "scopes", null, "roles", null, "audiences", null, "authorizationDetails", null)
                .expect(200)
                .json();

        for (String field : List.of("scopes", "roles", "audiences", "authorizationDetails", "allowedIps")) {
            assertThat(after.path(field)).as(field).isEqualTo(before.path(field));
        }
    }

    @Test
    void areTheNewOnesInTheJwt() {
        Made pat = alice.make("audiences", List.of("orders-api"), "authorizationDetails", List.of(READING));

        Made present = alice.rotated(
                pat,
                "scopes",
                List.of("execute"),
                "audiences",
                List.of("billing-api"),
                "authorizationDetails",
                List.of(PUBLISHING));

        JsonNode claims = alice.claims(present);
        assertThat(scope(claims)).containsExactly("execute");
        assertThat(realmRoles(claims)).containsExactly("orders-editor");
        assertThat(audience(claims)).containsExactly("billing-api");
        assertThat(texts(claims.at("/authorization_details/0/actions"))).containsExactly("publish");
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("scopes", List.of("read", "execute"), List.of("read")),
                arguments("scopes", List.of("read"), List.of("execute", "read")),
                arguments("scopes", List.of("read"), List.of()),
                arguments("roles", List.of("orders-viewer", "orders-editor"), List.of()),
                arguments("roles", List.of(), List.of("orders-api/deployer", "orders-editor")),
                arguments("audiences", List.of("billing-api", "orders-api"), List.of("orders-api")),
                arguments("audiences", List.of("orders-api"), List.of("billing-api", "orders-api")),
                arguments("audiences", List.of("orders-api"), List.of()),
                arguments("allowedIps", List.of("10.0.0.0/8"), List.of("10.1.0.0/16")),
                arguments("allowedIps", List.of("10.0.0.0/8"), List.of("10.0.0.0/8", "127.0.0.1/32")),
                arguments("allowedIps", List.of("10.0.0.0/8"), List.of()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void mayBecomeNarrowerAndWider(String field, List<String> before, List<String> wanted) {
        Made pat = alice.make(field, before);

        Made present = alice.rotated(pat, field, wanted);

        assertThat(texts(alice.read(present).path(field))).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void anEmptyListOfAudiencesLiftsTheRestriction() {
        Made bound = alice.make("scopes", List.of("read", "execute"), "audiences", List.of("orders-api"));
        assertThat(audience(alice.claims(bound))).containsExactly("orders-api");

        Made free = alice.rotated(bound, "audiences", List.of());

        assertThat(audience(alice.claims(free))).containsExactlyInAnyOrder("orders-api", "billing-api");
    }

    static Stream<Arguments> beyond() {
        return Stream.of(
                arguments("scopes", List.of("read", "admin"), "scope_not_grantable"),
                arguments("scopes", List.of("no-such-scope"), "scope_not_grantable"),
                arguments("scopes", List.of("openid"), "scope_not_grantable"),
                arguments("scopes", List.of("offline_access"), "scope_not_grantable"),
                arguments("roles", List.of("orders-admin"), "role_not_held"),
                arguments("roles", List.of("account/manage-account"), "role_not_held"),
                arguments("audiences", List.of("no-such-client"), "audience_unknown"),
                arguments("allowedIps", List.of("localhost"), "invalid_ip_range"),
                arguments("authorizationDetails", List.of(detail("delete", "c-1")), "authorization_detail_invalid"));
    }

    @ParameterizedTest
    @MethodSource("beyond")
    void whatTheOwnerMayNotGrantRotatesNothing(String field, List<Object> wanted, String error) {
        Made pat = alice.make();
        JsonNode before = alice.read(pat);

        assertRefused(alice.rest().rotate(pat.id(), field, wanted), 400, error, field);
        assertThat(alice.read(pat)).isEqualTo(before);
        alice.assertWorks(pat);
    }

    @Test
    void aScopeThatMayNoLongerBeGrantedIsNotKept() {
        Made pat = alice.make("scopes", List.of("read", "execute"));
        policy.set("grantableScopes", "read");

        Answer answer = alice.rest().rotate(pat.id());

        assertRefused(answer, 400, "scope_not_grantable", "scopes");
        alice.assertWorks(alice.rotated(pat, "scopes", List.of("read")));
    }

    @Test
    void aRoleThatTheOwnerHasLostIsNotKept() {
        Holder user = Holder.newcomer(realm, "orders-viewer", "orders-editor");
        Made pat = user.make("roles", List.of("orders-viewer", "orders-editor"));
        realm.users().unassign(user.user(), "orders-editor");

        Answer answer = user.rest().rotate(pat.id());

        assertRefused(answer, 400, "role_not_held", "roles");
        assertThat(realmRoles(user.claims(user.rotated(pat, "roles", List.of("orders-viewer")))))
                .containsExactly("orders-viewer");
    }
}
