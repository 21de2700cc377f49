package io.github.keycloakpat.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a request. What is missing keeps its present or preset value. */
public final class Fields {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    public Fields put(String name, Object value) {
        values.put(name, value);
        return this;
    }

    public Fields put(String name, Optional<?> value) {
        value.ifPresent(present -> values.put(name, present));
        return this;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    Map<String, @Nullable Object> values() {
        return values;
    }
}
