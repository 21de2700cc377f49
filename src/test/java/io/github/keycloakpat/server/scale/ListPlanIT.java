package io.github.keycloakpat.server.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.QueryPlan;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which plans PostgreSQL makes, and how much it reads, for lists and statistics of a realm with many tokens beside another
 * such realm.
 */
@KeycloakTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListPlanIT {
    private static final String LIST = "/personal-access-tokens";
    private static final List<String> TABLES = List.of("pat_token", "pat_right", "pat_usage");

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final String realmId;
    private final ManyTokens tokens;

    ListPlanIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.realmId = realm.get().getId();
        this.tokens = new ManyTokens(keycloak, realm, TestRealms.standard(keycloak));
    }

    @BeforeAll
    void makeTokens() throws IOException {
        tokens.insert();
    }

    @AfterAll
    void forgetTokens() {
        tokens.delete();
    }

    /** Dates are days from now. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=active",
                "status=active first=70000",
                "status=all",
                "status=all first=99980",
                "status=all order=asc sort=createdAt",
                "status=expired",
                "status=revoked",
                "search=staging-7",
                "search=staging",
                "search=nowhere",
                "search=staging-7 sort=name",
                "search=staging-7 sort=lastUsedAt",
                "username=user9",
                "username=user9 search=staging status=all sort=name",
                "scope=read",
                "scope=read status=all first=90000",
                "scope=withdrawn",
                "audience=orders-api",
                "audience=billing-api",
                "expiresBefore=7",
                "expiresBefore=7 status=all sort=expiresAt",
                "unusedSince=-20",
                "unusedSince=-90",
                "violatesPolicy=true",
                "violatesPolicy=false",
                "sort=name",
                "sort=name order=desc",
                "sort=name status=all first=99980",
                "sort=expiresAt",
                "sort=expiresAt order=desc",
                "sort=expiresAt status=all first=99980",
                "sort=expiresAt status=all order=desc first=90000",
                "sort=lastUsedAt",
                "sort=lastUsedAt order=desc",
                "sort=lastUsedAt status=all first=99980",
                "sort=lastUsedAt status=all order=desc first=70000",
                "scope=admin audience=billing-api search=ci sort=lastUsedAt",
                "scope=execute status=all sort=expiresAt order=desc unusedSince=-20"
            })
    void aListReadsIndexesAndNothingOfOtherRealms(String query) throws Exception {
        assertUsesIndexes(plans(list(query)));
    }

    @Test
    void theStatisticsReadIndexesAndNothingOfOtherRealms() throws Exception {
        List<QueryPlan> plans = plans(realm.admin().get(LIST + "/stats"));

        assertThat(plans).hasSize(8);
        assertUsesIndexes(plans);
    }

    @Test
    void theStatisticsOfAPolicyThatRequiresMoreReadIndexesToo() throws Exception {
        realm.setAttribute("pat.scopesRequired", "true");
        realm.setAttribute("pat.audienceRequired", "true");
        try {
            assertUsesIndexes(plans(realm.admin().get(LIST + "/stats")));
        } finally {
            realm.removeAttribute("pat.scopesRequired");
            realm.removeAttribute("pat.audienceRequired");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "status=active, 40",
        "status=all, 20",
        "sort=createdAt, 2000",
        "sort=expiresAt, 40",
        "sort=expiresAt order=desc, 40",
        "sort=name, 60",
        "sort=lastUsedAt, 100",
        "sort=lastUsedAt order=desc, 100",
        "scope=read, 40",
        "status=revoked, 400"
    })
    void aFirstPageReadsLittleMoreThanItself(String query, long atMost) throws Exception {
        List<QueryPlan> pages = pages(plans(list(query)));

        assertThat(pages).isNotEmpty();
        assertThat(pages)
                .allSatisfy(page -> assertThat(page.rowsRead("pat_token")).isLessThanOrEqualTo(atMost));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=all first=99980",
                "sort=name status=all first=99980",
                "sort=expiresAt status=all first=99980"
            })
    void aLastPageFetchesNoneOfThoseBeforeItFromTheTable(String query) throws Exception {
        assertThat(plans(list(query)))
                .allSatisfy(plan -> assertThat(plan.rowsFetched("pat_token")).isLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @CsvSource({"username=user9 status=all, 50", "scope=withdrawn status=all, 500", "search=nowhere, 100000"})
    void aFilterReadsWhatItFinds(String query, long atMost) throws Exception {
        assertThat(plans(list(query)))
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan.rowsRead("pat_token")).isLessThanOrEqualTo(atMost));
    }

    @Test
    void anOwnersListReadsTheOwnersTokens() throws Exception {
        String user =
                (String) keycloak.sql("SELECT ID FROM USER_ENTITY WHERE USERNAME = 'user9' AND REALM_ID = ?", realmId)
                        .get(0)
                        .get("id");
        List<QueryPlan> plans = plans(list("userId=" + user + " status=all sort=lastUsedAt"));

        assertUsesIndexes(plans);
        assertThat(plans)
                .allSatisfy(plan -> assertThat(plan.rowsRead("pat_token")).isLessThanOrEqualTo(50));
    }

    @Test
    void revokingManyGoesFromBatchToBatchByIndexes() throws Exception {
        List<QueryPlan> plans = plans(realm.admin()
                .post(LIST + "/revoke")
                .json(Map.of("filter", Map.of("scope", "withdrawn", "username", "user9"))));

        assertUsesIndexes(plans);
    }

    private void assertUsesIndexes(List<QueryPlan> plans) {
        assertThat(plans).isNotEmpty();
        assertThat(plans).allSatisfy(plan -> {
            assertThat(plan.scannedTables()).doesNotContainAnyElementsOf(TABLES);
            assertThat(plan.rowsRead("pat_token")).isLessThanOrEqualTo(2L * ManyTokens.TOKENS);
        });
    }

    private Call list(String query) {
        Call call = realm.admin().get(LIST);
        for (String parameter : query.split(" ", -1)) {
            String[] parts = parameter.split("=", -1);
            boolean isDate = parts[0].equals("expiresBefore") || parts[0].equals("unusedSince");
            call = call.query(parts[0], isDate ? day(Long.parseLong(parts[1])) : parts[1]);
        }
        return call;
    }

    private String day(long fromNow) {
        return keycloak.now().plus(Duration.ofDays(fromNow)).toString();
    }

    /** Of what the call asks of the realm's tokens at large; jobs ask for other columns. */
    private List<QueryPlan> plans(Call call) throws Exception {
        List<Answer> answers = new ArrayList<>();
        return keycloak.plans(() -> answers.add(call.send().expect(200))).stream()
                .filter(plan -> plan.isOn("pat_token") && plan.text().contains(realmId))
                .filter(plan -> !plan.sql().startsWith("select distinct"))
                .filter(plan -> !plan.sql().startsWith("select pe1_0.REALM_ID"))
                .toList();
    }

    private static List<QueryPlan> pages(List<QueryPlan> plans) {
        return plans.stream()
                .filter(plan -> !plan.sql().startsWith("select count("))
                .toList();
    }
}
