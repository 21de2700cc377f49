package io.github.keycloakpat.server.harness;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database for one Keycloak, with a way for tests to look into it. */
interface DatabaseServer extends AutoCloseable {

    static DatabaseServer start(Database kind, Path folder) {
        return switch (kind) {
            case H2 -> new H2Database(folder);
            case POSTGRES -> PostgresDatabase.start(folder);
        };
    }

    /** Options of {@code kc.sh start}. */
    List<String> startOptions();

    /** A connection of the tests' own, in autocommit. Only while Keycloak runs, if both share it. */
    Connection connect() throws SQLException;

    /** Runs the block and tells the statements of all connections but the tests' own. */
    SqlCount count(ThrowingRunnable block) throws Exception;

    /** Runs the block and tells how the database ran the statements of all connections but the tests' own. */
    default List<QueryPlan> plans(ThrowingRunnable block) throws Exception {
        throw new UnsupportedOperationException("plans are read on PostgreSQL only");
    }

    /** Ends it without a word, as a crash does, and starts it again at the same place. */
    default void restart() {
        throw new UnsupportedOperationException("only PostgreSQL is a server of its own");
    }

    @Override
    void close();
}
