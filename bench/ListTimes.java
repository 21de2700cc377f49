import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Times the calls of administrators that look at many tokens, in a realm with 1,000 and in one with 100,000, and prints the
 * medians: {@code ListTimes JDBC-URL SERVER}. The tokens are those of {@code bench/tokens.sql}.
 */
public final class ListTimes {
    private static final int RUNS = 21;
    private static final int WARM_UP = 5;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REALM = """
            {"realm": "%s", "enabled": true, "attributes": {"pat.grantableScopes": "read execute admin"},
             "clients": [{"clientId": "orders-api", "secret": "s"}, {"clientId": "billing-api", "secret": "s"}]}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String jdbc;
    private final String server;
    private String token = "";
    private Instant tokenEnd = Instant.MIN;

    private ListTimes(String jdbc, String server) {
        this.jdbc = jdbc;
        this.server = server;
    }

    public static void main(String[] args) throws Exception {
        var times = new ListTimes(args[0], args[1]);
        Map<String, Double> few = times.of("few", 20, 1_000);
        Map<String, Double> many = times.of("many", 2_000, 100_000);
        System.out.println("| call | ms with 1,000 | ms with 100,000 | ratio |");
        System.out.println("| --- | --- | --- | --- |");
        few.forEach((call, ms) -> System.out.printf(
                "| %s | %.1f | %.1f | %.1f |%n", call, ms, many.get(call), many.get(call) / ms));
    }

    /** The median of each call, in milliseconds. */
    private Map<String, Double> of(String realm, int users, int tokens) throws Exception {
        System.err.println("== " + tokens + " tokens of " + users + " users");
        send(request("").POST(HttpRequest.BodyPublishers.ofString(REALM.formatted(realm)))
                .header("Content-Type", "application/json"));
        for (String scope : List.of("read", "execute", "admin")) {
            send(request("/" + realm + "/client-scopes")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"name\": \"" + scope + "\", \"protocol\": \"openid-connect\"}"))
                    .header("Content-Type", "application/json"));
        }
        insert(realm, users, tokens);
        Map<String, Double> medians = new LinkedHashMap<>();
        for (Map.Entry<String, String> call : calls(tokens).entrySet()) {
            medians.put(call.getKey(), median("/" + realm + "/personal-access-tokens" + call.getValue()));
        }
        return medians;
    }

    private static Map<String, String> calls(int tokens) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        int last = tokens - 20;
        Map<String, String> calls = new LinkedHashMap<>();
        calls.put("first page", "?status=all");
        calls.put("last page", "?status=all&first=" + last);
        calls.put("`status=active`", "?status=active");
        calls.put("`status=expired`", "?status=expired");
        calls.put("`status=revoked`", "?status=revoked");
        calls.put("`search`, few found", "?search=staging-7");
        calls.put("`search`, a third found", "?search=staging");
        calls.put("`username`", "?username=user9");
        calls.put("`scope`, most have it", "?scope=read");
        calls.put("`scope`, few have it", "?scope=withdrawn");
        calls.put("`audience`, a third has it", "?audience=orders-api");
        calls.put("`audience`, few have it", "?audience=billing-api");
        calls.put("`expiresBefore` in 7 days", "?expiresBefore=" + text(now.plus(Duration.ofDays(7))));
        calls.put("`unusedSince` 90 days", "?unusedSince=" + text(now.minus(Duration.ofDays(90))));
        calls.put("`violatesPolicy=true`", "?violatesPolicy=true");
        calls.put("`violatesPolicy=false`", "?violatesPolicy=false");
        for (String sort : List.of("name", "createdAt", "expiresAt", "lastUsedAt")) {
            calls.put("`sort=" + sort + "`, first page", "?status=all&sort=" + sort);
            calls.put("`sort=" + sort + "`, last page", "?status=all&sort=" + sort + "&first=" + last);
        }
        calls.put("statistics", "/stats");
        return calls;
    }

    private static String text(Instant time) {
        return URLEncoder.encode(time.toString(), StandardCharsets.UTF_8);
    }

    private void insert(String realm, int users, int tokens) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(jdbc, "postgres", "postgres");
                Statement sql = connection.createStatement()) {
            String id;
            try (var rows = sql.executeQuery("select id from realm where name = '" + realm + "'")) {
                rows.next();
                id = rows.getString(1);
            }
            sql.execute(Files.readString(Path.of("bench/tokens.sql"))
                    .replace("{realms}", "'" + id + "'")
                    .replace("{users}", "" + users)
                    .replace("{tokens}", "" + tokens)
                    .replace("{now}", "" + System.currentTimeMillis()));
            for (String table : List.of("pat_token", "pat_right", "pat_usage", "user_entity")) {
                sql.execute("vacuum analyze " + table);
            }
        }
    }

    private double median(String path) throws Exception {
        List<Long> times = new ArrayList<>();
        for (int i = -WARM_UP; i < RUNS; i++) {
            HttpRequest.Builder request = request(path).GET();
            long from = System.nanoTime();
            send(request);
            long time = System.nanoTime() - from;
            if (i >= 0) {
                times.add(time);
            }
        }
        times.sort(null);
        return times.get(RUNS / 2) / 1e6;
    }

    private HttpRequest.Builder request(String path) throws Exception {
        if (Instant.now().isAfter(tokenEnd)) {
            tokenEnd = Instant.now().plusSeconds(30); // it lives for a minute
            token = JSON.readTree(send(HttpRequest.newBuilder(
                                    URI.create(server + "/realms/master/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "grant_type=password&client_id=admin-cli&username=admin&password=admin"))))
                    .path("access_token")
                    .asText();
        }
        return HttpRequest.newBuilder(URI.create(server + "/admin/realms" + path))
                .header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder builder) throws Exception {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(request.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
