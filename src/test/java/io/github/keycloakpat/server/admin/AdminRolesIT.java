package io.github.keycloakpat.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.admin.AdminCall.Target;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which role may make which call: refusals 60 to 64, 69 and 70, all pairs of them. */
@KeycloakTest
@Tag("wire")
class AdminRolesIT {
    /**
     * {@code +} done; {@code 0} answered as if there were no tokens, or done to none; {@code x} 403; {@code ?} 404, as of
     * what is not there; {@code !} 401. {@code GRANTABLE} is done where it says that a token may be made.
     */
    private static final String TABLE = """
                                     LIST GET RIGHTS INSPECT STATS EVENTS TRAIL POLICY GRANTABLE UPDATE ADD_RIGHTS REMOVE_SCOPE REMOVE_DETAIL REMOVE_RIGHTS REVOKE DELETE REVOKE_MANY CREATE ROTATE PUT_POLICY
            nothing                  x    ?   ?      x       x     x      x      x      ?      ?      ?          ?            ?             ?             ?      ?      x           ?      ?      x
            query-users              0    ?   ?      ?       0     x      x      x      ?      ?      ?          ?            ?             ?             ?      ?      0           ?      ?      x
            view-users               +    +   +      +       +     x      x      x      0      x      x          x            x             x             x      x      0           x      x      x
            manage-users             +    +   +      +       +     x      x      x      0      +      +          +            +             +             +      +      +           x      x      x
            manage-users,impersonation + + +         +       +     x      x      x      +      +      +          +            +             +             +      +      +           +      +      x
            view-users,impersonation +    +   +      +       +     x      x      x      0      x      x          x            x             x             x      x      0           x      x      x
            view-users,view-events   +    +   +      +       +     +      +      x      0      x      x          x            x             x             x      x      0           x      x      x
            impersonation            x    ?   ?      x       x     x      x      x      ?      ?      ?          ?            ?             ?             ?      ?      x           ?      ?      x
            view-realm               x    ?   ?      x       x     x      x      +      ?      ?      ?          ?            ?             ?             ?      ?      x           ?      ?      x
            manage-realm             x    ?   ?      x       x     x      x      +      ?      ?      ?          ?            ?             ?             ?      ?      x           ?      ?      +
            view-events              x    ?   ?      x       x     ?      +      x      ?      ?      ?          ?            ?             ?             ?      ?      x           ?      ?      x
            manage-events            x    ?   ?      x       x     ?      +      x      ?      ?      ?          ?            ?             ?             ?      ?      x           ?      ?      x
            manage-clients           x    ?   ?      x       x     x      x      x      ?      ?      ?          ?            ?             ?             ?      ?      x           ?      ?      x
            realm-admin              +    +   +      +       +     +      +      +      +      +      +          +            +             +             +      +      +           +      +      +
            owner                    x    ?   ?      x       x     x      x      x      ?      ?      ?          ?            ?             ?             ?      ?      x           ?      ?      x
            nobody                   !    !   !      !       !     !      !      !      !      !      !          !            !             !             !      !      !           !      !      !
            other-realm              x    x   x      x       x     x      x      x      x      x      x          x            x             x             x      x      x           x      x      x
            master                   +    +   +      +       +     +      +      +      +      +      +          +            +             +             +      +      +           +      +      +
            """;

    private static final Set<AdminCall> READING = EnumSet.range(AdminCall.LIST, AdminCall.GRANTABLE);
    private static final String OWNER = "alice";
    private static final String NAME = "known to its owner";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final AdminRest mighty;
    private final UserRest owner;

    AdminRolesIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.mighty = AdminRest.mighty(realm);
        this.owner = UserRest.of(realm, OWNER);
    }

    @BeforeEach
    void details() {
        new Policy(realm).set("authorizationDetailTypes", "{\"channel\":[\"read\"]}");
    }

    static List<String> rows() {
        return TABLE.lines().skip(1).toList();
    }

    @Test
    void theTableNamesEveryCallOnce() {
        assertThat(calls())
                .containsExactlyInAnyOrder(
                        Arrays.stream(AdminCall.values()).map(Enum::name).toArray(String[]::new));
        assertThat(rows()).allSatisfy(row -> assertThat(words(row)).hasSize(1 + AdminCall.values().length));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whoHolds(String row) {
        List<String> words = words(row);
        Http admin = admin(words.get(0));
        List<String> wrong = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            AdminCall call = AdminCall.valueOf(calls().get(i - 1));
            String outcome = outcome(admin, call);
            if (!outcome.equals(words.get(i))) {
                wrong.add(call + " " + outcome);
            }
        }
        assertThat(wrong).as(row).isEmpty();
    }

    private static List<String> calls() {
        return words(TABLE.lines().findFirst().orElseThrow());
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+", -1));
    }

    private Http admin(String who) {
        Http calls = AdminRest.at(realm);
        return switch (who) {
            case "nobody" -> calls;
            case "owner" -> calls.as(realm.token(OWNER));
            case "master" -> calls.as(realm.adminToken());
            case "other-realm" -> {
                TestRealm other = TestRealms.standard(keycloak);
                yield calls.as(other.token(AdminRest.CONSOLE, "root"));
            }
            default -> calls.as(holderOf(who));
        };
    }

    private String holderOf(String roles) {
        String name = "holder-of-" + roles.replace(',', '-').toLowerCase(Locale.ROOT);
        AdminRest.appoint(realm, name, roles.equals("nothing") ? new String[0] : roles.split(",", -1));
        return realm.token(AdminRest.CONSOLE, name);
    }

    private String outcome(Http admin, AdminCall call) {
        Target target = target();
        String before = state();
        Answer answer = call.send(admin, target);
        String after = state();
        owner.clear();
        if (call == AdminCall.PUT_POLICY) {
            mighty.setPolicy("noticeDays", null).expect(200);
        }
        return switch (answer.status()) {
            case 200, 201, 204 -> done(call, answer, !before.equals(after));
            case 401, 403, 404 -> refused(answer, target, before, after);
            default -> answer.toString();
        };
    }

    private Target target() {
        JsonNode token = owner.make(
                "name",
                NAME,
                "scopes",
                List.of("read"),
                "authorizationDetails",
                List.of(Map.of("type", "channel", "actions", List.of("read"), "identifiers", List.of("*"))));
        return new Target(
                token.path("userId").asText(),
                token.path("id").asText(),
                token.path("token").asText(),
                token.at("/authorizationDetails/0/id").asText());
    }

    /** All that a call could change. */
    private String state() {
        return owner.list().query("status", "all").send().text() + mighty.policy();
    }

    private static String done(AdminCall call, Answer answer, boolean changed) {
        boolean something = switch (call) {
            case LIST -> !answer.json().isEmpty();
            case GRANTABLE -> answer.json().at("/policy/creationAllowed").asBoolean();
            case STATS -> answer.json().path("active").asLong() > 0;
            case GET, RIGHTS, INSPECT, EVENTS, TRAIL, POLICY ->
                answer.text().contains("read") || call == AdminCall.POLICY;
            default -> changed;
        };
        boolean reads = READING.contains(call);
        return reads && changed ? "changed by reading" : something ? "+" : "0";
    }

    /** Nothing is changed and nothing shown. */
    private static String refused(Answer answer, Target target, String before, String after) {
        boolean silent = before.equals(after)
                && !answer.text().contains(NAME)
                && !answer.text().contains(OWNER)
                && !answer.text().contains(target.value());
        return !silent ? "told or done: " + answer : answer.status() == 403 ? "x" : answer.status() == 404 ? "?" : "!";
    }

    @Test
    void anAdministratorOfAllRealmsWithARoleForThisOneSeesNobodyByQueryUsersAlone() {
        String bearer = MasterAdmin.holding(realm, "query-users");
        owner.make();
        realm.update(rep -> rep.setAdminPermissionsEnabled(true));
        try {
            AdminRest admin = AdminRest.by(realm, bearer);

            assertThat(admin.list().expect(200).json()).isEmpty();
            assertThat(AdminRest.total(admin.list())).isZero();
            assertThat(admin.stats().path("active").asLong()).isZero();
            assertThat(admin.revokeMany("all", true)
                            .expect(200)
                            .json()
                            .path("revoked")
                            .asLong())
                    .isZero();
        } finally {
            realm.update(rep -> rep.setAdminPermissionsEnabled(false));
            owner.clear();
        }
    }

    @Test
    void theRolesThatAnAccessTokenLeavesOutDoNotCount() {
        AdminRest.appoint(realm, "narrow", "realm-admin");
        owner.make();

        AdminRest narrow = AdminRest.by(realm, realm.token(TestRealm.MANAGER, "narrow"));

        assertThat(narrow.list().status()).isEqualTo(403);
        assertThat(narrow.http().get("/policy").send().status()).isEqualTo(403);
        owner.clear();
    }

    @Test
    void whatIsNoIdIsNotThere() {
        for (String id : List.of("x", "%00", "a%20b", "0".repeat(2000), "01234567-89ab-7def-8123-456789abcdef")) {
            assertThat(mighty.get(id).expect(404).text("error")).isEqualTo("token_not_found");
        }
    }
}
