package io.github.keycloakpat.cli.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be said of one thing, a line each. Lines that have nothing to say are left out. */
public final class Facts {
    private final Map<String, String> lines = new LinkedHashMap<>();

    public Facts add(String name, @Nullable String value) {
        Optional.ofNullable(value)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> lines.put(Shown.text(name), Shown.text(text)));
        return this;
    }

    public Facts add(String name, List<String> values) {
        return add(name, String.join(", ", values));
    }

    public String render() {
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder();
        lines.forEach((name, value) -> text.append(name)
                .append(" ".repeat(width - name.length() + 2))
                .append(value)
                .append('\n'));
        return text.toString();
    }
}
