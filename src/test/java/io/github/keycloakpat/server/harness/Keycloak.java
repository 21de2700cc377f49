package io.github.keycloakpat.server.harness;

import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Http;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The running server, as tests see it. */
public final class Keycloak implements AutoCloseable {
    static final String ADMIN = "admin";
    static final String ADMIN_PASSWORD = "admin";
    /** The service account by which the harness does its own administration. */
    static final String HARNESS = "harness";

    private static final Duration TOKEN_REUSE = Duration.ofSeconds(20);

    private final Database kind;
    private final KeycloakServer server;
    private final List<String> realms = new ArrayList<>();
    private final Thread hook;
    private Duration shift = Duration.ZERO;
    private String harnessToken = "";
    private Instant harnessTokenEnd = Instant.MIN;

    private Keycloak(Database kind, KeycloakServer server) {
        this.kind = kind;
        this.server = server;
        this.hook = new Thread(server::close, "stop Keycloak");
    }

    static Keycloak start() {
        Database kind = Database.configured();
        Path folder = Settings.work().resolve(kind.name().toLowerCase(Locale.ROOT));
        return ready(kind, KeycloakServer.start(kind, folder));
    }

    /**
     * Starts a server of a test's own, on H2; the test closes it. {@link #sql} works once it was stopped.
     *
     * @param folder in which all of it is, beside those of the other servers
     * @param options of {@code kc.sh start-dev}, instead of the usual ones of the same names
     */
    public static Keycloak startOwn(String folder, String... options) {
        return ready(Database.H2, KeycloakServer.startUnshared(Settings.work().resolve(folder), List.of(options)));
    }

    /** The same without our jar: Keycloak as it comes, and the tests' own provider. */
    public static Keycloak startStock(String folder, String... options) {
        return ready(Database.H2, KeycloakServer.startStock(Settings.work().resolve(folder), List.of(options)));
    }

    /** A node of a {@link Cluster}, which ends it and its database. */
    static Keycloak node(Database kind, KeycloakServer server) {
        try {
            server.awaitReady();
            return new Keycloak(kind, server);
        } catch (RuntimeException | Error e) {
            server.stop();
            throw e;
        }
    }

    private static Keycloak ready(Database kind, KeycloakServer server) {
        Keycloak keycloak = new Keycloak(kind, server);
        Runtime.getRuntime().addShutdownHook(keycloak.hook);
        server.awaitReady();
        return keycloak;
    }

    /** The address without a slash at its end, such as {@code http://127.0.0.1:34567}. */
    public String url() {
        return server.url();
    }

    /** The address of health and metrics. */
    public String managementUrl() {
        return server.managementUrl();
    }

    public Database database() {
        return kind;
    }

    /** Calls below {@link #url()}, without any sign-in. */
    public Http http() {
        return Http.at(url());
    }

    /** Calls below {@code /admin/realms} as a service account that may do all. */
    public Http admin() {
        return http().below("/admin/realms").as(this::harnessToken);
    }

    /** An access token of the person {@code admin} of the master realm, fresh each time. */
    public String adminToken() {
        return http().post("/realms/master/protocol/openid-connect/token")
                .form("grant_type", "password", "client_id", "admin-cli")
                .form("username", ADMIN, "password", ADMIN_PASSWORD)
                .send()
                .expect(200)
                .text("access_token");
    }

    /** The folder in which administrators put themes of their own. */
    public Path themes() {
        return server.themes();
    }

    /** All that the server has logged so far. */
    public String log() {
        return server.log();
    }

    /** Logs everything of these categories while the block runs, and answers what was logged. */
    public String trace(List<String> categories, ThrowingRunnable block) throws Exception {
        int before = log().length();
        categories.forEach(category -> setLogLevel(category, "FINEST"));
        try {
            block.run();
        } finally {
            categories.forEach(category -> setLogLevel(category, category.startsWith("io.github") ? "FINE" : ""));
        }
        return log().substring(before);
    }

    private void setLogLevel(String category, String level) {
        http().post("/realms/master/pat-test/log")
                .query("category", category)
                .query("level", level)
                .send()
                .expect(204);
    }

    /** Keycloak's metrics as Prometheus reads them. */
    public String metrics() {
        return Http.at(managementUrl()).get("/metrics").send().expect(200).text();
    }

    /**
     * Moves the server's clock on; calls add up, a negative duration moves it back. Whole seconds. What Keycloak and
     * its libraries keep by the machine's clock (expiry inside caches, timers) does not move.
     */
    public synchronized void shiftTime(Duration by) {
        setShift(shift.plus(by));
    }

    /** Sets the server's clock right again; done after each test. */
    public synchronized void resetTime() {
        if (!shift.isZero()) {
            setShift(Duration.ZERO);
        }
    }

    /** What the server's clock says. */
    public synchronized Instant now() {
        return Instant.now().plus(shift);
    }

    private void setShift(Duration to) {
        http().post("/realms/master/pat-test/time")
                .query("offset", to.toSeconds())
                .send()
                .expect(204);
        shift = to;
        harnessTokenEnd = Instant.MIN;
    }

    /** The SQL that the server runs while the block does; {@link #sql} in the block may count too. */
    public SqlCount countSql(ThrowingRunnable block) throws Exception {
        return server.database().count(block);
    }

    /** How PostgreSQL ran the server's SQL while the block did; no other database tells. */
    public List<QueryPlan> plans(ThrowingRunnable block) throws Exception {
        return server.database().plans(block);
    }

    /** Rows of a query of the test's own; names of columns in lower case. */
    public List<Map<String, Object>> sql(String query, Object... parameters) {
        try (Connection connection = server.database().connect();
                PreparedStatement statement = prepare(connection, query, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<Map<String, Object>> result = new ArrayList<>();
            while (rows.next()) {
                result.add(row(rows));
            }
            return result;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** Changes rows behind the server's back and tells how many. */
    public int sqlUpdate(String update, Object... parameters) {
        try (Connection connection = server.database().connect();
                PreparedStatement statement = prepare(connection, update, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(update, e);
        }
    }

    /** Runs statements that stand behind each other, behind the server's back. */
    public void sqlScript(String script) {
        try (Connection connection = server.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new AssertionError(script, e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static Map<String, Object> row(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), rows.getObject(i));
        }
        return row;
    }

    synchronized void remember(String realm) {
        realms.add(realm);
    }

    synchronized void deleteRealm(String realm) {
        if (realms.remove(realm)) {
            admin().delete("/" + realm).send().expect(204);
        }
    }

    synchronized void deleteRealms() {
        List.copyOf(realms).forEach(this::deleteRealm);
    }

    private synchronized String harnessToken() {
        if (Instant.now().isAfter(harnessTokenEnd)) {
            Answer answer = http().post("/realms/master/protocol/openid-connect/token")
                    .form("grant_type", "client_credentials", "client_id", HARNESS, "client_secret", HARNESS)
                    .send()
                    .expect(200);
            harnessToken = answer.text("access_token");
            harnessTokenEnd = Instant.now().plus(TOKEN_REUSE);
        }
        return harnessToken;
    }

    /** Stops the server by SIGTERM and waits until it has ended. */
    public void stop() {
        server.stop();
    }

    /** Runs another command of {@code kc.sh} on the database of the stopped server; fails if it ends badly. */
    public void run(String... command) {
        server.run(List.of(command));
    }

    /** Ends the server by SIGKILL: what it has in memory is lost. */
    void kill() {
        server.kill();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        server.close();
    }
}
