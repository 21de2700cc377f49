package io.github.keycloakpat.server.openapi.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConformityTest {
    private static final String LIST = "/realms/{realm}/personal-access-tokens GET 200";
    private static final String TOKENS = "/realms/demo/personal-access-tokens";
    private static final String ADMIN = "/admin/realms/demo/personal-access-tokens";
    private static final String ERROR =
            "{\"error\":\"%s\",\"errorMessage\":\"Do something else.\",\"field\":null,\"params\":[]}";
    private static final Map<String, String> JSON =
            Map.of("Content-Type", "application/json", "Cache-Control", "no-store");

    private final Coverage coverage = new Coverage(ApiDocument.ours());
    private final Conformity conformity = new Conformity(ApiDocument.ours(), coverage);

    @Test
    void whatIsDocumentedPassesAndCountsAsSeen() {
        assertThat(coverage.unseen("/realms/")).contains(LIST);

        conformity.require(list("[" + token() + "]"));

        assertThat(coverage.unseen("/realms/")).doesNotContain(LIST).isNotEmpty();
    }

    @Test
    void otherAddressesAreOfNoInterest() {
        conformity.require(get("/realms/demo/account", 200, Map.of(), "anything"));
        conformity.require(get("/realms/demo/personal-access-tokens-of-others", 200, Map.of(), "anything"));
    }

    @Test
    void aStatusThatIsNotDocumentedIsAFault() {
        assertFault(get(TOKENS, 500, JSON, ERROR.formatted("server_error")), "status 500 is not documented");
        assertThat(coverage.unseen("/realms/")).contains(LIST);
    }

    @Test
    void aBodyOfAnotherShapeIsAFault() {
        ObjectNode token = token();

        assertFault(list("[" + token.deepCopy().put("secret", "x") + "]"), "secret");
        assertFault(list("[" + token.deepCopy().put("createdAt", "2026-11-21T22:10:00.5Z") + "]"), "createdAt");
        assertFault(list("[" + token.deepCopy().put("useCount", "1") + "]"), "useCount");
        assertFault(list("[" + token.deepCopy().put("status", "REVOKED") + "]"), "revokedAt");
        assertFault(list("[" + token.deepCopy().put("allowedIps", "x") + "]"), "allowedIps");
        token.remove("hint");
        assertFault(list("[" + token + "]"), "hint");
        assertFault(list("[{"), "not JSON");
    }

    @Test
    void theValueStandsInAnswersThatIssueItOnly() {
        ObjectNode issued = token().put("token", "kcpat_" + "a".repeat(49));
        var headers = with(
                JSON,
                "Location",
                "http://localhost" + TOKENS + "/" + issued.path("id").asText());

        conformity.require(post(TOKENS, "{\"name\":\"ci\"}", 201, headers, issued.toString()));
        assertFault(get(TOKENS + "/" + issued.path("id").asText(), 200, JSON, issued.toString()), "token");
    }

    @Test
    void headersAreAsDocumented() {
        var headers = with(JSON, "X-Total-Count", "1");

        assertFault(get(TOKENS, 200, JSON, "[]"), "X-Total-Count stands 0 times");
        assertFault(get(TOKENS, 200, with(headers, "Cache-Control", "private"), "[]"), "Cache-Control");
        assertFault(get(TOKENS, 200, with(headers, "X-Total-Count", "many"), "[]"), "X-Total-Count");
        assertFault(get(TOKENS, 200, with(headers, "Location", "/x"), "[]"), "Location is not documented");
        assertFault(get(TOKENS, 200, with(headers, "Content-Type", "text/plain"), "[]"), "Content-Type");
        assertFault(
                get(TOKENS, 401, with(JSON, "WWW-Authenticate", "Basic"), ERROR.formatted("unauthorized")),
                "WWW-Authenticate");
    }

    @Test
    void aRefusalHasAWordOfItsStatus() {
        conformity.require(get(TOKENS, 403, JSON, ERROR.formatted("permission_denied")));

        assertFault(get(TOKENS, 403, JSON, ERROR.formatted("disabled")), "error");
        assertFault(get(TOKENS, 403, JSON, "{\"error\":\"permission_denied\"}"), "errorMessage");
    }

    @Test
    void keycloaksOwnRefusalsPassWhereItAnswersFirst() {
        var keycloaks = Map.of("Content-Type", "application/json");

        conformity.require(get(TOKENS, 404, keycloaks, "{\"error\":\"Realm does not exist\"}"));
        conformity.require(get(ADMIN + "/grantable/x", 401, keycloaks, "{\"error\":\"HTTP 401 Unauthorized\"}"));
        assertFault(get(TOKENS, 403, keycloaks, "{\"error\":\"HTTP 403 Forbidden\"}"), "errorMessage");
        assertFault(get(ADMIN, 403, keycloaks, ERROR.formatted("permission_denied")), "lacks Cache-Control");
    }

    @Test
    void keycloakBlocksControlCharactersEverywhere() {
        var keycloaks = Map.of("Content-Type", "application/json");

        conformity.require(
                get(TOKENS + "/x", 400, keycloaks, "{\"error\":\"Blocking invalid query parameter value\"}"));
        assertFault(get(TOKENS + "/x", 400, keycloaks, "{\"error\":\"Bad Request\"}"), "400 is not documented");
    }

    @Test
    void whereNothingIsToSayNothingIsSaid() {
        var done = Map.of("Cache-Control", "no-store");

        conformity.require(exchange("DELETE", TOKENS + "/x/previous-secret", "", 204, done, ""));
        assertFault(exchange("DELETE", TOKENS + "/x/previous-secret", "", 204, JSON, "{}"), "no body");
        conformity.require(exchange("HEAD", TOKENS, "", 200, with(JSON, "X-Total-Count", "0"), ""));
        assertFault(exchange("HEAD", TOKENS, "", 200, with(JSON, "X-Total-Count", "0"), "[]"), "no body");
    }

    @Test
    void atOtherPathsThereIsNothing() {
        conformity.require(get(TOKENS + "/x/nothing", 404, JSON, ERROR.formatted("not_found")));

        assertFault(get(TOKENS + "/x/nothing", 404, JSON, ERROR.formatted("token_not_found")), "error");
        assertFault(get(TOKENS + "/x/nothing", 200, JSON, "{}"), "NothingHere is told by 404");
        assertFault(get(TOKENS + "/x/nothing", 401, JSON, ERROR.formatted("unauthorized")), "NothingHere");
    }

    @Test
    void otherVerbsAreNotAllowedAndTheDocumentedOnesAreNamed() {
        String body = ERROR.formatted("method_not_allowed");

        conformity.require(exchange("PATCH", TOKENS, "", 405, with(JSON, "Allow", "GET, POST, DELETE"), body));
        assertFault(exchange("PATCH", TOKENS, "", 405, with(JSON, "Allow", "GET, POST"), body), "Allow is not");
        assertFault(exchange("PATCH", TOKENS, "", 405, JSON, body), "Allow stands 0 times");
        assertFault(exchange("PATCH", TOKENS, "", 200, JSON, "{}"), "MethodNotAllowed is told by 405");
    }

    @Test
    void aPreflightIsAnsweredWith200() {
        conformity.require(exchange("OPTIONS", TOKENS + "/x", "", 200, Map.of(), ""));
        assertFault(exchange("OPTIONS", TOKENS + "/x", "", 204, Map.of(), ""), "preflight");
    }

    @Test
    void aRequestThatIsUnderstoodIsDocumented() {
        var headers = with(JSON, "X-Total-Count", "0");
        String rotated = token().put("token", "kcpat_" + "a".repeat(49)).toString();

        conformity.require(post(TOKENS + "/x/rotate", "{\"gracePeriod\":\"PT1H\",\"x\":null}", 200, JSON, rotated));
        assertFault(post(TOKENS + "/x/rotate", "{\"grace\":\"PT1H\"}", 200, JSON, rotated), "was accepted");
        assertFault(post(TOKENS + "/x/rotate", "{", 200, JSON, rotated), "is not JSON");
        conformity.require(exchange("GET", TOKENS, "ignored", 200, headers, "[]"));
    }

    private void assertFault(Exchange exchange, String what) {
        assertThatThrownBy(() -> conformity.require(exchange))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(what)
                .hasMessageContaining(exchange.toString());
    }

    private static ObjectNode token() {
        return ApiDocument.ours()
                .root()
                .at("/components/schemas/Token/examples/0")
                .deepCopy();
    }

    private static Exchange list(String body) {
        return get(TOKENS, 200, with(JSON, "X-Total-Count", "1"), body);
    }

    private static Exchange get(String path, int status, Map<String, String> headers, String body) {
        return exchange("GET", path, "", status, headers, body);
    }

    private static Exchange post(String path, String sent, int status, Map<String, String> headers, String body) {
        return exchange("POST", path, sent, status, headers, body);
    }

    private static Exchange exchange(
            String method, String path, String sent, int status, Map<String, String> headers, String body) {
        Map<String, List<String>> lines = new TreeMap<>();
        headers.forEach((name, value) -> lines.put(name, List.of(value)));
        return new Exchange(
                method,
                URI.create("http://localhost" + path),
                sent,
                status,
                HttpHeaders.of(lines, (name, value) -> true),
                body);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return more;
    }
}
