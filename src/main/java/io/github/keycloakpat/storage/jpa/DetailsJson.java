package io.github.keycloakpat.storage.jpa;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.keycloakpat.core.grant.AuthorizationDetail;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.keycloak.util.JsonSerialization;

/** How authorization details are kept in one column. */
final class DetailsJson {
    private DetailsJson() {}

    static String write(List<AuthorizationDetail> details) {
        if (details.isEmpty()) {
            return null;
        }
        try {
            return JsonSerialization.writeValueAsString(details.stream()
                    .map(d -> new Row(d.id(), d.type(), List.copyOf(d.actions()), List.copyOf(d.identifiers())))
                    .toList());
        } catch (IOException e) {
            throw new IllegalStateException("lists of texts can be written as JSON", e);
        }
    }

    /** @throws IllegalStateException if the column was changed by other hands; the token then can't be used */
    static List<AuthorizationDetail> read(String json) {
        if (json == null) {
            return List.of();
        }
        try {
            return requireNonNull(JsonSerialization.readValue(json, new TypeReference<List<Row>>() {})).stream()
                    .map(row -> requireNonNull(row).toDomain())
                    .toList();
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw new IllegalStateException("unreadable authorization details of a token", e);
        }
    }

    record Row(String id, String type, List<String> actions, List<String> identifiers) {

        /** @throws NullPointerException if any part is missing */
        AuthorizationDetail toDomain() {
            return new AuthorizationDetail(
                    requireNonNull(id),
                    requireNonNull(type),
                    new TreeSet<>(List.copyOf(actions)),
                    new TreeSet<>(List.copyOf(identifiers)));
        }
    }
}
