package io.github.keycloakpat.rest;

import static io.github.keycloakpat.core.fault.FaultException.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.token.PatFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a JSON object in a request. Null and absent are the same; other types than expected are faults. */
final class RequestFields {
    private static final int MAX_ITEMS = 100;
    private static final int MAX_TEXT = 1024;

    private final ObjectNode object;

    RequestFields(ObjectNode object) {
        this.object = object;
    }

    /** Refuses any other field that has a value, unless it says what {@code present} says. */
    void requireOnly(Set<String> known, JsonNode present) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            JsonNode value = entry.getValue();
            boolean harmless =
                    value.isNull() || known.contains(entry.getKey()) || value.equals(present.get(entry.getKey()));
            if (!harmless) {
                throw fault(entry.getKey(), "can't be set here. Leave it out.");
            }
        }
    }

    boolean has(String name) {
        JsonNode value = object.get(name);
        return value != null && !value.isNull();
    }

    Optional<String> text(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        return Optional.of(text(name, object.get(name)));
    }

    /** A text that may hold the value of a token, which no other may. */
    Optional<String> secret(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!object.get(name).isTextual()) {
            throw fault(name, "must be text.");
        }
        return Optional.of(object.get(name).textValue());
    }

    /** A JSON object; an empty one if it is missing. */
    ObjectNode objectOrEmpty(String name) {
        if (!has(name)) {
            return object.objectNode();
        }
        if (object.get(name) instanceof ObjectNode found) {
            return found;
        }
        throw fault(name, "must be an object.");
    }

    boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        if (!object.get(name).isBoolean()) {
            throw fault(name, "must be true or false.");
        }
        return object.get(name).booleanValue();
    }

    Optional<List<String>> texts(String name) {
        return items(name).map(items -> {
            List<String> texts = new ArrayList<>();
            items.forEach(item -> texts.add(storable(name, text(name, item))));
            return texts;
        });
    }

    Optional<List<RequestFields>> objects(String name) {
        return items(name).map(items -> {
            List<RequestFields> objects = new ArrayList<>();
            for (JsonNode item : items) {
                if (!(item instanceof ObjectNode entry)) {
                    throw fault(name, "must be a list of objects.");
                }
                objects.add(new RequestFields(entry));
            }
            return objects;
        });
    }

    private Optional<JsonNode> items(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode items = object.get(name);
        if (!items.isArray()) {
            throw fault(name, "must be a list.");
        }
        if (items.size() > MAX_ITEMS) {
            throw fault(name, "has more than " + MAX_ITEMS + " entries. Send fewer.");
        }
        return Optional.of(items);
    }

    private static String text(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw fault(name, "must be text.");
        }
        if (value.textValue().length() > MAX_TEXT) {
            throw fault(name, "is longer than " + MAX_TEXT + " characters.");
        }
        if (PatFormat.isIn(value.textValue())) {
            throw fault(name, "holds the value of a token. Leave it out, and revoke that token.");
        }
        return value.textValue();
    }

    /** No database keeps NUL, nor half of a character. */
    static String storable(String name, String text) {
        if (!isStorable(text)) {
            throw fault(name, "holds what is no text.");
        }
        return text;
    }

    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    }

    static FaultException fault(String name, String what) {
        return FaultException.of(
                Fault.INVALID_REQUEST, field(shown(name)), "'" + shown(name) + "' " + what, shown(name));
    }

    /** A field's name may be anything that a caller sends. */
    private static String shown(String name) {
        return name.length() > 64 ? name.substring(0, 64) + "…" : name;
    }
}
