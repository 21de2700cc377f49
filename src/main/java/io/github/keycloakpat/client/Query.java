package io.github.keycloakpat.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parameters of a list: filters, order and page. Those that say nothing are left out. */
public final class Query {
    private final List<String> parameters;

    private Query(List<String> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    public static Query all() {
        return new Query(List.of());
    }

    public Query with(String name, String value) {
        List<String> more = new ArrayList<>(parameters);
        more.add(Segment.encode(name) + "=" + Segment.encode(value));
        return new Query(more);
    }

    public Query with(String name, Optional<String> value) {
        return value.map(text -> with(name, text)).orElse(this);
    }

    public Query page(int first, int max) {
        return with("first", Integer.toString(first)).with("max", Integer.toString(max));
    }

    /** With the question mark before it, if there is anything. */
    @Override
    public String toString() {
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }
}
