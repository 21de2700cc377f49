package io.github.keycloakpat.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations on particular entities (RFC 9396) in the JWT: the token's, as far as the policy knows them now. */
@KeycloakTest
@Tag("wire")
class AuthorizationDetailsIT {
    private static final String ATTRIBUTE = "pat.authorizationDetailTypes";
    private static final Map<String, Object> CHANNEL =
            Map.of("type", "channel", "actions", List.of("read", "publish"), "identifiers", List.of("c-42", "c-7"));
    private static final Map<String, Object> DEVICE =
            Map.of("type", "device", "actions", List.of("read"), "identifiers", List.of("*"));

    private final TestRealm realm;
    private final Pats pats;

    AuthorizationDetailsIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeEach
    void setCatalogue() {
        realm.setAttribute(ATTRIBUTE, "{\"channel\":[\"create\",\"read\",\"publish\"],\"device\":[\"read\"]}");
    }

    @Test
    void theJwtNamesTheTokensOperations() {
        Made pat = make(List.of(CHANNEL, DEVICE));

        assertDetails(pat, """
                [{"type":"channel","actions":["publish","read"],"identifiers":["c-42","c-7"]},
                 {"type":"device","actions":["read"],"identifiers":["*"]}]""");
    }

    @Test
    void theyAreInTheJwtOfEveryClientAndAtIntrospection() {
        Made pat = make(List.of(DEVICE));
        String jwt = pats.jwt("full", pat);

        JsonNode shown = pats.introspect("orders-api", jwt).expect(200).json();

        assertThat(shown.path("authorization_details"))
                .isEqualTo(json("[{\"type\":\"device\",\"actions\":[\"read\"],\"identifiers\":[\"*\"]}]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"channel\":[\"read\"],\"device\":[\"write\"]}"
                        + " | [{\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[\"c-42\",\"c-7\"]}]",
                "{\"device\":[\"read\",\"write\"]}"
                        + " | [{\"type\":\"device\",\"actions\":[\"read\"],\"identifiers\":[\"*\"]}]",
                "{} | []",
                "{\"channel\": | []",
                "[\"channel\"] | []",
                "{\"channel\":\"read\"} | []"
            })
    void whatThePolicyNoLongerKnowsIsGoneAtTheNextUse(String catalogue, String left) {
        Made pat = make(List.of(CHANNEL, DEVICE));

        realm.setAttribute(ATTRIBUTE, catalogue);

        assertDetails(pat, left);
    }

    @Test
    void aPolicyWithoutCatalogueLeavesNone() {
        Made pat = make(List.of(CHANNEL));

        realm.removeAttribute(ATTRIBUTE);

        assertDetails(pat, "[]");
    }

    @Test
    void whatIsNarrowedIsNarrowerAtTheNextUse() {
        Made pat = make(List.of(CHANNEL, DEVICE));

        pats.update(
                "alice",
                pat,
                Map.of(
                        "authorizationDetails",
                        List.of(Map.of("type", "channel", "actions", List.of("read"), "identifiers", List.of("c-7")))));

        assertDetails(pat, "[{\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[\"c-7\"]}]");
    }

    @Test
    void theLastOneRemovedLeavesNone() {
        Made pat = make(List.of(CHANNEL));

        pats.update("alice", pat, Map.of("authorizationDetails", List.of()));

        assertDetails(pat, "[]");
    }

    private Made make(List<Map<String, Object>> details) {
        return pats.make("alice", Map.of("scopes", List.of("read"), "authorizationDetails", details));
    }

    private void assertDetails(Made pat, String json) {
        assertThat(pats.claims("script", pat).path("authorization_details")).isEqualTo(json(json));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
