package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.client.Query;
import java.util.Optional;
import picocli.CommandLine.Option;

/** In which order. */
final class SortOptions {
    /** As the server's parameter. */
    enum Sort {
        name,
        createdAt,
        expiresAt,
        lastUsedAt
    }

    /** As the server's parameter. */
    enum Order {
        asc,
        desc
    }

    @Option(names = "--sort", paramLabel = "BY", description = "${COMPLETION-CANDIDATES}; else newest first.")
    Optional<Sort> sort = Optional.empty();

    @Option(names = "--order", paramLabel = "asc|desc", description = "Upwards or downwards.")
    Optional<Order> order = Optional.empty();

    Query put(Query query) {
        return query.with("sort", sort.map(Sort::name)).with("order", order.map(Order::name));
    }
}
