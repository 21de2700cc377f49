package io.github.keycloakpat.core.manage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementCallTest {
    private static final String ID = "0197a000-0000-7000-8000-000000000001";

    @ParameterizedTest
    @CsvSource({
        "GET, realms/acme/personal-access-tokens, TOKENS_READ",
        "POST, realms/acme/personal-access-tokens, TOKENS_WRITE",
        "DELETE, realms/acme/personal-access-tokens, TOKENS_REVOKE",
        "GET, realms/acme/personal-access-tokens/grantable, TOKENS_READ",
        "POST, realms/acme/personal-access-tokens/{id}/rotate, TOKENS_ROTATE",
        "DELETE, realms/acme/personal-access-tokens/{id}/previous-secret, TOKENS_ROTATE",
        "DELETE, realms/acme/personal-access-tokens/{id}/scopes/orders:read, TOKENS_WRITE",
        "GET, realms/acme/personal-access-tokens/{id}/events, AUDIT_READ",
        "GET, admin/realms/acme/personal-access-tokens, TOKENS_READ",
        "POST, admin/realms/acme/personal-access-tokens/revoke, TOKENS_REVOKE",
        "GET, admin/realms/acme/personal-access-tokens/stats, TOKENS_READ",
        "GET, admin/realms/acme/personal-access-tokens/events, AUDIT_READ",
        "GET, admin/realms/acme/personal-access-tokens/webhooks, WEBHOOKS_READ",
        "POST, admin/realms/acme/personal-access-tokens/webhooks, WEBHOOKS_WRITE",
        "GET, admin/realms/acme/personal-access-tokens/webhooks/{id}, WEBHOOKS_READ",
        "PUT, admin/realms/acme/personal-access-tokens/webhooks/{id}, WEBHOOKS_WRITE",
        "DELETE, admin/realms/acme/personal-access-tokens/webhooks/{id}, WEBHOOKS_WRITE",
        "POST, admin/realms/acme/personal-access-tokens/webhooks/{id}/rotate-secret, WEBHOOKS_WRITE",
        "POST, admin/realms/acme/personal-access-tokens/webhooks/{id}/test, WEBHOOKS_WRITE",
        "GET, admin/realms/acme/personal-access-tokens/webhooks/{id}/deliveries, WEBHOOKS_READ",
        "POST, admin/realms/acme/personal-access-tokens/webhooks/{id}/deliveries/{id}/redeliver, WEBHOOKS_WRITE"
    })
    void aCallTakesOneScope(String method, String path, MetaScope scope) {
        assertThat(ManagementCall.of(method, path.replace("{id}", ID))).contains(new ManagementCall("acme", scope));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "realms",
                "realms/acme",
                "realms/acme/account",
                "realms/acme/personal-access-tokens/",
                "realms/acme/personal-access-tokens/x",
                "realms/acme/personal-access-tokens//",
                "realms/acme/personal-access-tokens/..",
                "realms/acme/personal-access-tokens/../account",
                "realms/acme/personal-access-tokens;x=y",
                "realms/acme/personal-access-tokensx",
                "realms/acme/Personal-access-tokens",
                "/realms/acme/personal-access-tokens",
                "x/realms/acme/personal-access-tokens",
                "admin/admin/realms/acme/personal-access-tokens",
                "admin/realms/acme/users/personal-access-tokens",
                "admin/realms/acme/personal-access-tokens/policy",
                "admin/realms/acme/personal-access-tokens/grantable",
                "realms/acme/personal-access-tokens/webhooks",
                "realms/acme/personal-access-tokens/webhooks/{id}",
                "admin/realms/acme/personal-access-tokens/webhooks/",
                "admin/realms/acme/personal-access-tokens/webhooks/x",
                "admin/realms/acme/personal-access-tokens/webhooks/{id}/",
                "admin/realms/acme/personal-access-tokens/webhooks/{id}/deliveries/{id}",
                "admin/realms/acme/personal-access-tokens/webhooks/{id}/deliveries/x/redeliver",
                "admin/realms/acme/personal-access-tokens/{id}/webhooks",
                "admin/realms/acme/personal-access-tokens/../users",
                "realms/acme/personal-access-tokens/{id}/regenerate",
                "realms/acme/personal-access-tokens/{id}/scopes/",
                "realms/acme/personal-access-tokens/{id}/scopes/.",
                "realms/acme/personal-access-tokens/{id}/scopes/..",
                "realms/acme/personal-access-tokens/{id}/scopes/a/b",
                "realms/acme/personal-access-tokens/{id}/scopes/a;b",
                "realms/acme/personal-access-tokens/{id}/scopes/a%2Fb",
                "realms/acme/personal-access-tokens/{id}/scopes/a\\b",
                "realms/acme/personal-access-tokens/{id}/scopes/a b",
                "realms/acme/personal-access-tokens/{id}x",
                "realms/acme/personal-access-tokens/{id}/{id}"
            })
    void whatIsNoCallOfOursTakesNone(String path) {
        for (String method : new String[] {"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"}) {
            assertThat(ManagementCall.of(method, path.replace("{id}", ID))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "HEAD", "OPTIONS", "TRACE", "get", "", "GET "})
    void noOtherVerbIsOne(String method) {
        assertThat(ManagementCall.of(method, "realms/acme/personal-access-tokens"))
                .isEmpty();
    }
}
