package io.github.keycloakpat.server.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How PostgreSQL ran one statement.
 *
 * @param sql with placeholders
 * @param plan its root, with the counts of the run
 * @param text all that PostgreSQL tells, for messages
 */
public record QueryPlan(String sql, JsonNode plan, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static QueryPlan parse(String text) {
        try {
            JsonNode entry = JSON.readTree(text);
            return new QueryPlan(entry.path("Query Text").asText(), entry.path("Plan"), text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a plan: " + text, e);
        }
    }

    /** Whether the statement names a table that starts so. */
    public boolean isOn(String table) {
        return sql.toLowerCase(Locale.ROOT).contains(table.toLowerCase(Locale.ROOT));
    }

    /** The tables that were read from end to end. */
    public List<String> scannedTables() {
        return nodes().filter(node -> node.path("Node Type").asText().equals("Seq Scan"))
                .map(node -> node.path("Relation Name").asText())
                .toList();
    }

    /** The indexes that were read. */
    public List<String> indexes() {
        return nodes().map(node -> node.path("Index Name").asText())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** How many rows of a table, or of its indexes alone, were looked at; one looked at twice counts twice. */
    public long rowsRead(String table) {
        return sum(node -> node.path("Relation Name").asText().equalsIgnoreCase(table) ? rows(node) : 0);
    }

    /** How many rows had to be fetched from a table, as its index did not tell enough. */
    public long rowsFetched(String table) {
        return sum(node -> node.path("Relation Name").asText().equalsIgnoreCase(table) ? fetched(node) : 0);
    }

    private static long fetched(JsonNode node) {
        return node.path("Node Type").asText().equals("Index Only Scan")
                ? node.path("Heap Fetches").asLong()
                : rows(node);
    }

    private static long rows(JsonNode node) {
        double rows = Stream.of("Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck")
                .mapToDouble(count -> node.path(count).asDouble())
                .sum();
        return Math.round(rows * node.path("Actual Loops").asDouble());
    }

    private long sum(ToLongFunction<JsonNode> count) {
        return nodes().mapToLong(count).sum();
    }

    private Stream<JsonNode> nodes() {
        return nodes(plan);
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(
                Stream.of(node),
                StreamSupport.stream(node.path("Plans").spliterator(), false).flatMap(QueryPlan::nodes));
    }

    @Override
    public String toString() {
        return text;
    }
}
