package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.port.PatQuery;
import java.util.List;
import java.util.Optional;

/** Looks at tokens. */
public final class PatReading {
    private final Registry registry;

    public PatReading(Registry registry) {
        this.registry = registry;
    }

    public Pat get(String ownerId, String id) {
        return Optional.of(id)
                .filter(PatId::isPossible)
                .flatMap(registry.store()::find)
                .filter(pat -> pat.userId().equals(ownerId))
                .orElseThrow(Registry::notFound);
    }

    public long count(PatQuery query) {
        return registry.store().count(query);
    }

    public List<Pat> list(PatQuery query, PatQuery.Page page) {
        return registry.store().list(query, page);
    }
}
