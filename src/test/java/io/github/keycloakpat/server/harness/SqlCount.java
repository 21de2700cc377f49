package io.github.keycloakpat.server.harness;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The SQL that Keycloak ran in a block of a test, without transaction control. Background work of the server counts
 * too if it falls into the block.
 *
 * @param statements in the order of their running on PostgreSQL, in none on H2
 */
public record SqlCount(List<String> statements) {
    private static final String[] OF_BACKGROUND = {
        "PAT_JOB", "PAT_USAGE", "PAT_AUDIT", "PAT_DELIVERY", "PAT_ANNOUNCEMENT", "JGROUPS_PING"
    };

    private static final List<String> WRITES = List.of("insert", "update", "delete", "merge");
    private static final List<String> READS = List.of("select", "with");

    public SqlCount {
        statements = List.copyOf(statements);
    }

    /** Those which name such a table, or one that starts so: {@code on("PAT_")}. */
    public SqlCount on(String table) {
        String part = table.toLowerCase(Locale.ROOT);
        return new SqlCount(statements.stream()
                .filter(sql -> sql.toLowerCase(Locale.ROOT).contains(part))
                .toList());
    }

    /** Those which name none of these tables. */
    public SqlCount without(String... tables) {
        return new SqlCount(statements.stream()
                .filter(sql -> Arrays.stream(tables)
                        .noneMatch(table -> sql.toLowerCase(Locale.ROOT).contains(table.toLowerCase(Locale.ROOT))))
                .toList());
    }

    /** Those of requests alone, without what the server's own threads do, and those of its cluster. */
    public SqlCount ofRequests() {
        return without(OF_BACKGROUND);
    }

    /** INSERT, UPDATE, DELETE and MERGE statements, also those which met no row. */
    public List<String> writes() {
        return statements.stream().filter(SqlCount::isWrite).toList();
    }

    public int size() {
        return statements.size();
    }

    static boolean isData(String sql) {
        return isWrite(sql) || startsWithOneOf(READS, sql);
    }

    private static boolean isWrite(String sql) {
        return startsWithOneOf(WRITES, sql);
    }

    private static boolean startsWithOneOf(List<String> words, String sql) {
        String start = sql.stripLeading().toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(start::startsWith);
    }
}
