package io.github.keycloakpat.issue;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.TokenManager.AccessTokenResponseBuilder;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.RefreshToken;

/** What Keycloak's grants may ask of a builder, and ours never gives, whichever grant it is. */
class LimitedResponseBuilderTest {
    interface Asking {
        void ask(AccessTokenResponseBuilder builder);
    }

    static Stream<Asking> whatIsNeverGiven() {
        return Stream.of(
                AccessTokenResponseBuilder::generateRefreshToken,
                builder -> builder.generateRefreshToken(
                        new RefreshToken(new AccessToken(), new AccessToken.Confirmation(), ""), null),
                AccessTokenResponseBuilder::generateIDToken,
                builder -> builder.generateIDToken(true));
    }

    @ParameterizedTest
    @MethodSource("whatIsNeverGiven")
    void thereIsNoRefreshTokenAndNoIdToken51(Asking asking) {
        AccessTokenResponseBuilder builder = builder().accessToken(new AccessToken());

        assertThatIllegalStateException()
                .isThrownBy(() -> asking.ask(builder))
                .withMessageContaining("a personal access token brings no");
    }

    private static AccessTokenResponseBuilder builder() {
        var client = Answering.one(ClientModel.class, "getClientId", "legacy");
        var clientSession = Answering.one(AuthenticatedClientSessionModel.class, "getClient", client);
        var stock = Answering.one(ClientSessionContext.class, "getClientSession", clientSession);
        var realm = Answering.one(RealmModel.class, "getName", "realm");
        var context = Answering.one(KeycloakContext.class, "getRealm", realm);
        var session = Answering.one(KeycloakSession.class, "getContext", context);
        @Nullable EventBuilder event = null; // of which nothing is asked before the end
        return new LimitedResponseBuilder(
                event, session, new LimitedClientSession(stock, Set.of(), Set.of()), new TokenManager());
    }
}
