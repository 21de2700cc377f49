package io.github.keycloakpat.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fields as OAuth sends them. It may hold credentials: nothing prints it. */
final class Form {
    private final List<String> fields = new ArrayList<>();

    Form put(String name, String value) {
        fields.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        return this;
    }

    Form put(String name, Optional<String> value) {
        value.ifPresent(text -> put(name, text));
        return this;
    }

    @Override
    public String toString() {
        return String.join("&", fields);
    }
}
