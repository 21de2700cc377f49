package io.github.keycloakpat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids that somebody typed never lead a call to another place: such a call is not made. */
class TypedIdsTest {
    private static final String ID = "0b5c9d1e-4f3a-4a55-9d3c-6b7f1a2e8c90";

    private final PatClient client = new PatClient(Server.of("http://127.0.0.1:1", "shop"), () -> {
        throw new AssertionError("a call was made");
    });

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../policy",
                "a/b",
                "a/../../policy",
                "a%2Fb",
                "%2e%2e",
                "a\\b",
                "a?b",
                "a#b",
                "a;b",
                "a b",
                "a\n",
                "größe",
                "\uFF0E\uFF0E",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void whatIsNoIdIsNotFoundWithoutACall(String id) {
        var fields = new Fields();
        for (Tokens tokens : List.of(client.own(), client.realm())) {
            assertNotFound("token_not_found", () -> tokens.get(id));
            assertNotFound("token_not_found", () -> tokens.update(id, fields));
            assertNotFound("token_not_found", () -> tokens.rotate(id, fields));
            assertNotFound("token_not_found", () -> tokens.revoke(id, fields));
            assertNotFound("token_not_found", () -> tokens.delete(id));
            assertNotFound("token_not_found", () -> tokens.addRights(id, fields));
            assertNotFound("token_not_found", () -> tokens.removeScope(id, "read"));
            assertNotFound("token_not_found", () -> tokens.clearRights(id));
            assertNotFound("token_not_found", () -> tokens.removeDetail(id, "d"));
            assertNotFound("token_not_found", () -> tokens.events(id, Query.all()));
        }
        assertNotFound("token_not_found", () -> client.own().regenerate(id, fields));
        assertNotFound("token_not_found", () -> client.own().endGrace(id));
        assertNotFound("webhook_not_found", () -> client.webhooks().get(id));
        assertNotFound("webhook_not_found", () -> client.webhooks().update(id, fields));
        assertNotFound("webhook_not_found", () -> client.webhooks().delete(id));
        assertNotFound("webhook_not_found", () -> client.webhooks().rotateSecret(id));
        assertNotFound("webhook_not_found", () -> client.webhooks().test(id));
        assertNotFound("webhook_not_found", () -> client.webhooks().deliveries(id, Query.all()));
        assertNotFound("webhook_not_found", () -> client.webhooks().redeliver(id, ID));
        assertNotFound("not_found", () -> client.webhooks().redeliver(ID, id));
    }

    private static void assertNotFound(String error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(404))
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(error));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../..", "read/..", "read/./x", "..\\x"})
    void aScopeOrADetailIsNoWayToAnotherPlace(String name) {
        assertThatThrownBy(() -> client.own().removeScope(ID, name)).isInstanceOf(Unusable.class);
        assertThatThrownBy(() -> client.own().removeDetail(ID, name)).isInstanceOf(Unusable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {ID, "a", "self"})
    void whatCanBeAnIdIsAskedFor(String id) {
        assertThatThrownBy(() -> client.own().get(id))
                .isInstanceOf(AssertionError.class)
                .hasMessage("a call was made");
    }
}
