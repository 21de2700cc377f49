package io.github.keycloakpat.server.parity;

import static io.github.keycloakpat.server.parity.ParityRealm.API;
import static io.github.keycloakpat.server.parity.ParityRealm.APP;
import static io.github.keycloakpat.server.parity.ParityRealm.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Introspection and revocation of tokens that are not ours, and the well-known documents, on a Keycloak with our jar and on
 * one without. Two servers of its own, on H2.
 */
@TestInstance(Lifecycle.PER_CLASS)
class StockParityClusterIT {
    private static final List<String> HINTS =
            List.of("", "access_token", "refresh_token", "requesting_party_token", "no-such-hint");

    private static final String[] OURS = {"personal_access_tokens_endpoint", "subject_token_types_supported"};

    private Twins twins;

    @BeforeAll
    void start() {
        twins = Twins.start();
    }

    @AfterAll
    void stop() {
        if (twins != null) {
            twins.close();
        }
    }

    @AfterEach
    void presentTime() {
        twins.resetTime();
    }

    @ParameterizedTest
    @EnumSource
    void introspectionShowsItAlikeByAllHints(Ordinary token) {
        List<Seen> stock = twins.assertAlike(realm -> {
            String text = token.get(realm);
            return HINTS.stream()
                    .map(hint -> Seen.of(introspect(realm, API, text, hint).send()))
                    .toList();
        });

        assertThat(stock.get(1).isActive()).as(stock.toString()).isEqualTo(token.isActive());
    }

    @ParameterizedTest
    @EnumSource
    void introspectionSignsItAlike(Ordinary token) {
        twins.assertAlike(realm -> List.of(Seen.of(introspect(realm, API, token.get(realm), "")
                .header("Accept", "application/jwt")
                .send())));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"PASSWORD", "LIGHTWEIGHT", "HARD_CODED", "REFRESH", "NO_JWT"})
    void whoIsNotMeantOrNotKnownIsAnsweredAlike(Ordinary token) {
        twins.assertAlike(realm -> {
            String text = token.get(realm);
            return Stream.of(
                            introspect(realm, STRANGER, text, ""),
                            introspect(realm, "script", text, ""),
                            introspect(realm, "no-such-client", text, ""),
                            introspect(realm, API, text, "").form("token", text),
                            call(realm, "/token/introspect").form("token", text))
                    .map(call -> Seen.of(call.send()))
                    .toList();
        });
    }

    @ParameterizedTest
    @EnumSource
    void revocationDoesTheSame(Ordinary token) {
        twins.assertAlike(realm -> {
            String text = token.get(realm);
            return List.of(
                    Seen.of(revoke(realm, STRANGER, text).send()),
                    Seen.of(introspect(realm, API, text, "").send()),
                    Seen.of(revoke(realm, APP, text).send()),
                    Seen.of(introspect(realm, API, text, "").send()),
                    Seen.of(introspect(realm, APP, text, "refresh_token").send()),
                    Seen.of(revoke(realm, APP, text)
                            .form("token_type_hint", "refresh_token")
                            .send()));
        });
    }

    /** What hangs on a token ends with it: refreshing, and the other tokens of its session. */
    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void whatHangsOnARevokedTokenEndsAlike(String which) {
        List<Seen> stock = twins.assertAlike(realm -> {
            Answer tokens = Ordinary.password(realm, APP, "openid read").send().expect(200);
            List<Seen> seen = new ArrayList<>();
            seen.add(Seen.of(revoke(realm, APP, tokens.text(which)).send()));
            seen.add(Seen.of(
                    introspect(realm, API, tokens.text("access_token"), "").send()));
            seen.add(Seen.of(Ordinary.grant(realm, "refresh_token", APP)
                    .form("refresh_token", tokens.text("refresh_token"))
                    .send()));
            return seen;
        });

        assertThat(stock.get(0).status()).isEqualTo(200);
        assertThat(stock.get(1).isActive()).isFalse();
    }

    @Test
    void faultsOfRevocationAreToldAlike() {
        twins.assertAlike(realm -> {
            String text = Ordinary.PASSWORD.get(realm);
            return Stream.of(
                            call(realm, "/revoke").form("client_id", APP, "client_secret", TestRealm.SECRET),
                            call(realm, "/revoke").form("client_id", APP, "client_secret", "wrong", "token", text),
                            call(realm, "/revoke").form("token", text),
                            revoke(realm, "no-such-client", text),
                            revoke(realm, "script", text),
                            revoke(realm, APP, text).form("token", text),
                            revoke(realm, APP, text).form("client_id", APP),
                            revoke(realm, APP, text).origin("http://anywhere.example"),
                            realm.http().get("/protocol/openid-connect/revoke"),
                            realm.http().options("/protocol/openid-connect/revoke"),
                            realm.http()
                                    .post("/protocol/openid-connect/revoke")
                                    .basic(APP, TestRealm.SECRET)
                                    .json("{\"token\":\"x\"}"))
                    .map(call -> Seen.of(call.send()))
                    .toList();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/{realm}/.well-known/openid-configuration",
                "/realms/{realm}/.well-known/oauth-authorization-server",
                "/.well-known/oauth-authorization-server/realms/{realm}",
                "/realms/{realm}/.well-known/uma2-configuration",
                "/realms/{realm}/.well-known/no-such-document",
                "/.well-known/openid-configuration/realms/{realm}",
                "/realms/no-such-realm/.well-known/openid-configuration"
            })
    void documentsAreTheSameButForOurTwoMembers(String address) {
        twins.assertAlike(realm -> {
            Function<String, Call> calls =
                    method -> realm.keycloak().http().call(method, address.replace("{realm}", realm.name()));
            return List.of(
                    Seen.of(calls.apply("GET").origin("http://anywhere.example").send(), OURS),
                    Seen.of(calls.apply("OPTIONS")
                            .origin("http://anywhere.example")
                            .send()));
        });
    }

    private static Call introspect(TestRealm realm, String client, String token, String hint) {
        Call call = call(realm, "/token/introspect")
                .form("client_id", client, "client_secret", TestRealm.SECRET, "token", token);
        return hint.isEmpty() ? call : call.form("token_type_hint", hint);
    }

    private static Call revoke(TestRealm realm, String client, String token) {
        return call(realm, "/revoke").form("client_id", client, "client_secret", TestRealm.SECRET, "token", token);
    }

    private static Call call(TestRealm realm, String path) {
        return realm.http().post("/protocol/openid-connect" + path);
    }
}
