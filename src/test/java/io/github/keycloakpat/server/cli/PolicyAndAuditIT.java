package io.github.keycloakpat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kcpat admin policy} and {@code kcpat audit}. */
@KeycloakTest
@Tag("wire")
class PolicyAndAuditIT {
    private final TestRealm realm;
    private final UserRest alice;
    private Kcpat admin;

    PolicyAndAuditIT(TestRealm realm) {
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeAll
    static void prepare(TestRealm realm) {
        CliRealm.prepare(realm);
        CliRealm.META.forEach(scope -> realm.clients().addOptionalScope("full", scope));
    }

    @BeforeEach
    void signIn(@TempDir Path home) {
        admin = CliRealm.administrator(realm, home);
    }

    private Ran policy(String... words) {
        return admin.run(
                Stream.concat(Stream.of("admin", "policy"), Stream.of(words)).toArray(String[]::new));
    }

    private Ran audit(String... words) {
        return admin.run(Stream.of(Stream.of("audit"), Stream.of(words), Stream.of("--output", "json"))
                        .flatMap(some -> some)
                        .toArray(String[]::new))
                .expect(0);
    }

    private static List<String> types(Ran audit) {
        List<String> types = new ArrayList<>();
        audit.json().forEach(entry -> types.add(entry.path("type").asText()));
        return types;
    }

    @Test
    void fieldsAreChangedAsPeopleWriteThem() {
        Ran changed = policy(
                "set",
                "maxLifetime=12w",
                "defaultLifetime=1d12h",
                "noticeDays=5,2",
                "managementClients=kcpat,other-app",
                "requiredRole=orders-api/deployer",
                "maxTokensPerUser=77",
                "neverExpireAllowed=true",
                "authorizationDetailTypes={\"channel\":[\"read\"]}",
                "--output",
                "json");
        JsonNode policy = changed.expect(0).json();
        assertThat(Duration.ofDays(84))
                .isEqualTo(Duration.parse(policy.path("maxLifetime").asText()));
        assertThat(policy.path("defaultLifetime").asText()).isIn("P1DT12H", "PT36H");
        assertThat(policy.path("noticeDays")).hasToString("[5,2]");
        assertThat(policy.path("managementClients")).hasToString("[\"kcpat\",\"other-app\"]");
        assertThat(policy.path("requiredRole").asText()).isEqualTo("orders-api/deployer");
        assertThat(policy.path("maxTokensPerUser").asInt()).isEqualTo(77);
        assertThat(policy.path("neverExpireAllowed").asBoolean()).isTrue();
        assertThat(policy.path("authorizationDetailTypes")).hasToString("{\"channel\":[\"read\"]}");

        Ran back = policy(
                "set",
                "maxLifetime=null",
                "defaultLifetime=null",
                "noticeDays=null",
                "managementClients=null",
                "requiredRole=null",
                "maxTokensPerUser=null",
                "neverExpireAllowed=null");
        assertThat(back.expect(0).out())
                .containsPattern("(?m)^maxLifetime +P365D$")
                .containsPattern("(?m)^requiredRole +none$")
                .containsPattern("(?m)^noticeDays +\\[7,3,1]$")
                .containsPattern("(?m)^grantableScopes +\\[.*\"read\".*]$");
    }

    @Test
    void whatIsShownAsJsonCanBeSent() {
        Ran shown = policy("get", "--output", "json").expect(0);
        admin = admin.input(shown.out());
        assertThat(policy("set", "-", "--output", "json").expect(0).json()).isEqualTo(shown.json());
        admin = admin.input("{\"maxTokensPerUser\":66}");
        assertThat(policy("set", "-").expect(0).out()).containsPattern("(?m)^maxTokensPerUser +66$");
        admin = admin.input("{\"maxTokensPerUser\":null}");
        policy("set", "-").expect(0);
        assertThat(policy("get").expect(0).out()).containsPattern("(?m)^maxTokensPerUser +50$");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maxLifetime=1 month      | 2 | count days",
                "enabled=                 | 2 | was given nothing",
                "enabled=true false       | 2 | no JSON",
                "noticeDays=7,x           | 2 | no JSON",
                "maxLifetime              | 2 | FIELD=VALUE",
                "nonsense=1               | 1 | nonsense",
                "maxTokensPerUser=-1      | 1 | maxTokensPerUser",
                "grantableScopes=openid   | 1 | grantableScopes"
            })
    void whatIsWrongIsToldAndChangesNothing(String change, int exit, String told) {
        Ran ran = policy("set", "jwtLifetime=PT7M", change);

        assertThat(ran.expect(exit).err()).contains(told);
        assertThat(ran.out()).isEmpty();
        assertThat(realm.get().getAttributesOrEmpty()).doesNotContainKey("pat.jwtLifetime");
    }

    @Test
    void aFaultOfTheSettingsIsAWarning() {
        realm.setAttribute("pat.retention", "soon");
        try {
            Ran ran = policy("get").expect(0);
            assertThat(ran.err()).startsWith("Warning: ").contains("retention");
            assertThat(ran.out()).doesNotContain("Warning");
        } finally {
            realm.removeAttribute("pat.retention");
        }
    }

    @Test
    void theTrailIsFilteredAndRead() {
        String name = UserRest.newName();
        String id = alice.makeId("name", name);
        alice.rotate(id).expect(200);
        alice.revoke(id, "reason", "over").expect(204);
        String owner = realm.users().id("alice");

        assertThat(types(audit("--token-id", id, "--user", owner, "--from", "1d", "--to", "2099-01-01")))
                .containsExactly("REVOKED", "ROTATED", "CREATED");
        assertThat(types(audit("--token-name", name, "--type", "created", "--type", "REVOKED", "--max", "1")))
                .containsExactly("REVOKED");
        assertThat(types(audit("--token-id", id, "--to", "1d"))).isEmpty();
        Ran table = admin.run("audit", "--token-id", id).expect(0);
        assertThat(table.out())
                .containsPattern("(?m)^AT +WHAT +TOKEN +TOKEN ID ")
                .containsPattern("Z  REVOKED +" + name + " +" + id + " +owner +.*over");
        assertThat(admin.run("audit", "--type", "nonsense").expect(1).err()).contains("type");
        admin.run("audit", "--from", "soon").expect(2);
    }

    @Test
    void whoIsNoAdministratorIsToldSo() {
        admin = admin.with("KCPAT_ACCESS_TOKEN", realm.token("other-app", "alice"));

        assertThat(policy("set", "enabled=false").expect(1).err()).contains("kcpat status");
        assertThat(admin.run("audit").expect(1).err()).contains("kcpat status");
    }

    /** The policy is nothing that a token may see or change. */
    @Test
    void anAdministratorsTokenReadsWhatItsScopesSay() {
        String id = alice.makeId();
        String secret =
                new Pats(realm).make("root", "tokens:read", "audit:read").secret();
        admin = admin.without("KCPAT_ACCESS_TOKEN").with("KCPAT_TOKEN", secret).with("KCPAT_CLIENT", "full");

        assertThat(types(audit("--token-id", id))).containsExactly("CREATED");
        assertThat(admin.run("admin", "tokens", "list").expect(0).out()).contains(id);
        assertThat(policy("get").expect(3).err()).contains("kcpat login");
        assertThat(admin.run("webhooks", "list").expect(3).err()).contains("scope");
    }
}
