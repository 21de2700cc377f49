package io.github.keycloakpat.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Database;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.SqlCount;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However the audit trail is searched, the database has an index for it. */
@KeycloakTest
@Tag("rows")
class AuditIndexIT {
    private static final List<List<Object>> FILTERS = List.of(
            List.of("userId", UUID.randomUUID()),
            List.of("tokenId", UUID.randomUUID()),
            List.of("tokenName", "some name"),
            List.of("type", "CREATED"),
            List.of("type", "REVOKED"),
            List.of("from", "2026-01-01T00:00:00Z"),
            List.of("to", "2026-02-01T00:00:00Z"));

    /** Lines of other realms, without which reading the whole table would be right. */
    private static final String OTHERS = "other-realm-";

    private final Keycloak keycloak;
    private final RealmTrail trail;

    AuditIndexIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.trail = RealmTrail.of(realm);
    }

    @BeforeEach
    void manyLines() {
        String numbers = keycloak.database() == Database.POSTGRES
                ? "generate_series(1, 20000) AS s(x)"
                : "SYSTEM_RANGE(1, 20000)";
        keycloak.sqlUpdate("INSERT INTO PAT_AUDIT (ID, REALM_ID, TYPE, TOKEN_ID, TOKEN_NAME_KEY, USER_ID, AT) SELECT '"
                + OTHERS + "' || x, '" + OTHERS
                + "' || MOD(x, 50), CASE MOD(x, 3) WHEN 0 THEN 'CREATED' ELSE 'USED' END,"
                + " 't' || MOD(x, 900), 'n' || MOD(x, 700), 'u' || MOD(x, 500), 1767225600000 + x FROM " + numbers);
        keycloak.sqlUpdate("ANALYZE" + (keycloak.database() == Database.POSTGRES ? " PAT_AUDIT" : ""));
    }

    @AfterEach
    void onlyThoseOfTheTests() {
        keycloak.sqlUpdate("DELETE FROM PAT_AUDIT WHERE ID LIKE '" + OTHERS + "%'");
    }

    @Test
    void everyCombinationIsFoundByAnIndex() throws Exception {
        SqlCount searches = keycloak.countSql(() -> {
            for (int chosen = 0; chosen < 1 << FILTERS.size(); chosen++) {
                trail.read(query(chosen)).expect(200);
            }
        });
        List<String> statements = searches.on("PAT_AUDIT").statements().stream()
                .filter(sql -> sql.toLowerCase(Locale.ROOT).startsWith("select"))
                .distinct()
                .toList();

        assertThat(statements).hasSizeGreaterThanOrEqualTo(1 << FILTERS.size());
        for (String sql : statements) {
            assertThat(plan(sql))
                    .as(sql)
                    .containsIgnoringCase("idx_pat_audit")
                    .doesNotContain("Seq Scan")
                    .doesNotContain("tableScan");
        }
    }

    private static Object[] query(int chosen) {
        List<Object> query = new ArrayList<>();
        for (int i = 0; i < FILTERS.size(); i++) {
            if ((chosen & 1 << i) != 0) {
                query.addAll(FILTERS.get(i));
            }
        }
        return query.toArray();
    }

    private String plan(String sql) {
        if (keycloak.database() == Database.POSTGRES) {
            return keycloak.sql("EXPLAIN " + withValues(sql)).toString();
        }
        Object[] nothing = new Object[(int) sql.chars().filter(c -> c == '?').count()];
        return keycloak.sql("EXPLAIN " + sql, nothing).toString();
    }

    /** Those of some of the many lines, by which PostgreSQL reckons. */
    private static String withValues(String sql) {
        return sql.replaceAll("(offset |first )\\$\\d+", "$1 20")
                .replaceAll("(AT[<>]=?)\\$\\d+", "$1 1767225610000")
                .replaceAll("\\$\\d+", "'" + OTHERS + "7'");
    }
}
