package io.github.keycloakpat.server.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Keycloak's development database in a file; tests join it by H2's automatic mixed mode. */
final class H2Database implements DatabaseServer {
    private static final String USER = "sa";
    private static final String PASSWORD = "password";

    private final String url;
    private final URLClassLoader loader;
    private final Driver driver;

    H2Database(Path folder) {
        this(folder, "AUTO_SERVER=TRUE");
    }

    /**
     * One that the server has for itself and that stays open until the server has closed it, as is Keycloak's own
     * preset; tests open it once the server has ended.
     */
    static H2Database unshared(Path folder) {
        return new H2Database(folder, "DB_CLOSE_ON_EXIT=FALSE");
    }

    private H2Database(Path folder, String option) {
        this.url = "jdbc:h2:file:" + folder.resolve("h2/keycloakdb") + ";NON_KEYWORDS=VALUE;" + option;
        this.loader = new URLClassLoader(new URL[] {driverOf(Settings.distribution())});
        try {
            this.driver =
                    (Driver) loader.loadClass("org.h2.Driver").getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<String> buildOptions() {
        return List.of("--db=dev-file");
    }

    @Override
    public List<String> startOptions() {
        return List.of("--db-url=" + url, "--db-username=" + USER, "--db-password=" + PASSWORD);
    }

    @Override
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", PASSWORD);
        return driver.connect(url, properties);
    }

    /** By H2's own statistics: they know each text and how often it ran. */
    @Override
    public SqlCount count(ThrowingRunnable block) throws Exception {
        try (Connection connection = connect();
                Statement sql = connection.createStatement()) {
            sql.execute("SET QUERY_STATISTICS_MAX_ENTRIES 10000");
            sql.execute("SET QUERY_STATISTICS TRUE");
            try {
                block.run();
                return read(sql);
            } finally {
                sql.execute("SET QUERY_STATISTICS FALSE");
            }
        }
    }

    private static SqlCount read(Statement sql) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (ResultSet rows =
                sql.executeQuery("SELECT SQL_STATEMENT, EXECUTION_COUNT FROM INFORMATION_SCHEMA.QUERY_STATISTICS")) {
            while (rows.next()) {
                String text = rows.getString(1);
                if (SqlCount.isData(text)) {
                    statements.addAll(Collections.nCopies(rows.getInt(2), text));
                }
            }
        }
        return new SqlCount(statements);
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The very driver of the server, as both sides open the same file. */
    private static URL driverOf(Path distribution) {
        try (Stream<Path> jars = Files.list(distribution.resolve("lib/lib/main"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("com.h2database.h2-"))
                    .findAny()
                    .orElseThrow(() -> new IllegalStateException("no H2 in " + distribution))
                    .toUri()
                    .toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
