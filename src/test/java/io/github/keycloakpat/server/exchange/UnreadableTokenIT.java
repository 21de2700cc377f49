package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Http;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token whose rights were made unreadable by other hands is good for nothing, and can still be ended. */
@KeycloakTest
@Tag("wire")
class UnreadableTokenIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;

    UnreadableTokenIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @Unreadable
    void itIsRefused(String column, String value) {
        Made pat = working();

        write(pat, column, value);

        assertRefused(pats.exchange("script", pat));
    }

    @Unreadable
    void theJwtThatItWasExchangedForIsInactive(String column, String value) {
        Made pat = working();
        String jwt = pats.jwt("script", pat);
        assertThat(pats.introspect("orders-api", jwt).json().path("active").asBoolean())
                .isTrue();

        write(pat, column, value);

        assertThat(pats.introspect("orders-api", jwt).text()).isEqualTo("{\"active\":false}");
    }

    @Unreadable
    void itIsListedAmongTheOthersWithNoRights(String column, String value) {
        Made pat = working();
        Made other = working();

        write(pat, column, value);

        assertThat(listed(other).path("scopes")).hasSize(1);
        assertThat(listed(pat).path("status").asText()).isEqualTo("ACTIVE");
        assertThat(listed(pat).path("scopes")).isEmpty();
        assertThat(listed(pat).path("roles")).isEmpty();
        JsonNode read = rest().get("/" + pat.id()).send().expect(200).json();
        assertThat(read.path("scopes")).isEmpty();
        assertThat(read.path("audiences")).isEqualTo(listed(pat).path("audiences"));
    }

    @Unreadable
    void itCanBeRevoked(String column, String value) {
        Made pat = working();
        write(pat, column, value);

        pats.revoke("alice", pat);

        assertThat(listed(pat).path("status").asText()).isEqualTo("REVOKED");
        assertRefused(pats.exchange("script", pat));
    }

    @Unreadable
    void itCanBeDeleted(String column, String value) {
        Made pat = working();
        write(pat, column, value);

        pats.delete("alice", pat);

        assertThat(rest().get("/" + pat.id()).send().status()).isEqualTo(404);
        assertRefused(pats.exchange("script", pat));
    }

    @Test
    void renamingItWritesNothingOverThatCouldStillBeMended() {
        Made pat = working();
        write(pat, "ROLES", "garbage");

        pats.update("alice", pat, Map.of("description", "what is this?"));

        assertThat(keycloak.sql(
                        "SELECT CAST(ROLES AS VARCHAR(99)) AS R, CAST(SCOPES AS VARCHAR(99)) AS S FROM PAT_TOKEN WHERE ID = ?",
                        pat.id()))
                .containsExactly(Map.of("r", "garbage", "s", "read"));
    }

    private Made working() {
        Made pat = pats.make("alice", "read");
        pats.exchange("script", pat).expect(200);
        return pat;
    }

    private void write(Made pat, String column, String value) {
        assertThat(keycloak.sqlUpdate("UPDATE PAT_TOKEN SET " + column + " = ? WHERE ID = ?", value, pat.id()))
                .isEqualTo(1);
    }

    private JsonNode listed(Made pat) {
        JsonNode list = rest().get("")
                .query("status", "all")
                .query("max", 100)
                .send()
                .expect(200)
                .json();
        return StreamSupport.stream(list.spliterator(), false)
                .filter(token -> token.path("id").asText().equals(pat.id()))
                .findAny()
                .orElseThrow(() -> new AssertionError("not listed"));
    }

    private Http rest() {
        return realm.http().below("/personal-access-tokens").as(() -> realm.token("alice"));
    }

    /** What may stand in a column and is not what we write there. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SCOPES      | read \"",
                "ROLES       | garbage",
                "ALLOWED_IPS | garbage",
                "ALLOWED_IPS | 10.0.0.0/8 10.0.0.0/99",
                "DETAILS     | garbage",
                "DETAILS     | {}",
                "DETAILS     | null",
                "DETAILS     | [null]",
                "DETAILS     | [{}]",
                "DETAILS     | [{\"id\":\"1\",\"type\":\"channel\",\"actions\":[null],\"identifiers\":[\"*\"]}]",
                "DETAILS     | [{\"id\":\"1\",\"type\":\"channel\",\"actions\":[],\"identifiers\":[\"*\"]}]"
            })
    private @interface Unreadable {}
}
