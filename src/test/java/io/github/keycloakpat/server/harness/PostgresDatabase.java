package io.github.keycloakpat.server.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A PostgreSQL of the tests' own, unpacked from a jar. It logs statements, as JSON lines, while they are counted, and how
 * it ran them while that is asked for.
 */
final class PostgresDatabase implements DatabaseServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOGGED = Duration.ofSeconds(20);
    private static final String TESTS = "kcpat-tests";
    private static final Setting LOG_STATEMENT = new Setting("log_statement", "none");
    private static final Setting LOG_PLAN = new Setting("auto_explain.log_min_duration", "-1");
    private static final Pattern PLAN = Pattern.compile("duration: \\S+ ms {2}plan:\\s*(.*)", Pattern.DOTALL);
    private static final Pattern STATEMENT = Pattern.compile("(?:statement|execute [^:]*): (.*)", Pattern.DOTALL);

    private final EmbeddedPostgres postgres;
    private final Path folder;
    private final Path log;

    private PostgresDatabase(EmbeddedPostgres postgres, Path folder, Path log) {
        this.postgres = postgres;
        this.folder = folder;
        this.log = log;
    }

    static PostgresDatabase start(Path folder) {
        try {
            Path log = folder.resolve("postgres-log");
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.resolve("postgres").toFile())
                    .setDataDirectory(folder.resolve("postgres-data"))
                    .setCleanDataDirectory(true)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "on") // what is committed outlives a crash of the server
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("log_destination", "jsonlog")
                    .setServerConfig("log_directory", log.toString())
                    .setServerConfig("log_filename", "postgres.log")
                    .setServerConfig("log_rotation_age", "0")
                    .setServerConfig("log_rotation_size", "0")
                    .setServerConfig("log_parameter_max_length", "0")
                    .setServerConfig("shared_preload_libraries", "auto_explain")
                    .setServerConfig("auto_explain.log_analyze", "on")
                    .setServerConfig("auto_explain.log_buffers", "on")
                    .setServerConfig("auto_explain.log_timing", "off")
                    .setServerConfig("auto_explain.log_format", "json")
                    .start();
            return new PostgresDatabase(postgres, folder, log.resolve("postgres.json"));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    @Override
    public List<String> startOptions() {
        return List.of("--db-url=" + postgres.getJdbcUrl("postgres", "postgres"), "--db-username=postgres");
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres") + "&ApplicationName=" + TESTS);
    }

    @Override
    public SqlCount count(ThrowingRunnable block) throws Exception {
        return new SqlCount(messages(logged(block, LOG_STATEMENT, "all"))
                .map(STATEMENT::matcher)
                .filter(Matcher::matches)
                .map(message -> message.group(1))
                .filter(SqlCount::isData)
                .toList());
    }

    @Override
    public List<QueryPlan> plans(ThrowingRunnable block) throws Exception {
        return messages(logged(block, LOG_PLAN, "0"))
                .map(PLAN::matcher)
                .filter(Matcher::matches)
                .map(message -> QueryPlan.parse(message.group(1)))
                .toList();
    }

    /** What is logged while the block runs and a setting differs from its preset. */
    private String logged(ThrowingRunnable block, Setting setting, String value) throws Exception {
        try (Connection connection = connect();
                Statement sql = connection.createStatement()) {
            long from = log.toFile().length();
            sql.execute("ALTER SYSTEM SET " + setting.name + " = '" + value + "'");
            String end = "end of " + UUID.randomUUID();
            try {
                reload(sql, setting.name, value);
                block.run();
                sql.execute("SELECT '" + end + "'");
            } finally {
                sql.execute("ALTER SYSTEM RESET " + setting.name);
                reload(sql, setting.name, setting.preset);
            }
            return Await.found(LOGGED, "the end mark in " + log, () -> logged(from, end));
        }
    }

    /** The signal reaches all sessions in one go: once ours has it, so has Keycloak's. */
    private static void reload(Statement sql, String setting, String value) throws SQLException {
        sql.execute("SELECT pg_reload_conf()");
        Await.until(LOGGED, setting + " = " + value, () -> value.equals(show(sql, setting)));
    }

    private static String show(Statement sql, String setting) {
        try (ResultSet rows = sql.executeQuery("SHOW " + setting)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was logged since, once the mark is among it; the collector writes a little later than the server runs. */
    private Optional<String> logged(long from, String mark) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            String text = new String(bytes, UTF_8);
            int found = text.indexOf(mark);
            return found < 0 ? Optional.empty() : Optional.of(text.substring(0, text.lastIndexOf('\n', found) + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of all connections but the tests' own. */
    private static Stream<String> messages(String lines) throws IOException {
        List<String> messages = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            JsonNode entry = JSON.readTree(line);
            if (!entry.path("application_name").asText().equals(TESTS)) {
                messages.add(entry.path("message").asText());
            }
        }
        return messages.stream();
    }

    /** PostgreSQL does not run as root; in a user namespace of its own it takes itself for somebody else. */
    @Override
    public void restart() {
        List<String> words = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("unshare", "-U"));
        }
        words.addAll(
                List.of(program("pg_ctl"), "-D", folder.resolve("postgres-data").toString()));
        words.addAll(List.of(
                "-m",
                "immediate",
                "-w",
                "-l",
                folder.resolve("postgres-again.log").toString(),
                "restart"));
        Command.in(folder, words.toArray(String[]::new)).run(LOGGED, Map.of());
    }

    private String program(String name) {
        try (Stream<Path> files = Files.walk(folder.resolve("postgres"))) {
            return files.filter(file -> file.endsWith(Path.of("bin", name)))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What makes the server log, and its value when nobody asks. */
    private record Setting(String name, String preset) {}

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
