import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

/**
 * The benchmark's own PostgreSQL. Prints one line, "port pid", when it is ready, and runs until its standard
 * input is closed: it ends with the script that started it, however that ends. Argument: its folder.
 */
public final class Postgres {

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]).toAbsolutePath();
        Path data = folder.resolve("data");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .setDataDirectory(data)
                .setServerConfig("synchronous_commit", "on") // as a real one: a commit waits for the disk
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start()) {
            createExtension(postgres);
            System.out.println(postgres.getPort() + " "
                    + Files.readAllLines(data.resolve("postmaster.pid")).get(0));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void createExtension(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension pg_stat_statements");
        }
    }
}
