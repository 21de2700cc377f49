package io.github.keycloakpat.realm;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloakpat.core.policy.DetailCatalogue;
import io.github.keycloakpat.core.policy.IsoDuration;
import io.github.keycloakpat.core.policy.PolicyTexts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.keycloak.models.RealmModel;

/** Reads single fields of a policy from realm attributes, and notes which can't be read. */
public final class PolicyAttributes {
    /** An empty list of numbers; where nothing stands the preset counts. */
    public static final String NONE = "none";

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final RealmModel realm;
    private final List<String> warnings = new ArrayList<>();
    private boolean unreadable;

    PolicyAttributes(RealmModel realm) {
        this.realm = realm;
    }

    /** Whether any field that was read so far could not be understood. */
    boolean hasUnreadable() {
        return unreadable;
    }

    List<String> warnings() {
        return warnings;
    }

    void warn(String name, String warning) {
        warnings.add(PolicyTexts.PREFIX + name + ": " + warning);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(realm.getAttribute(PolicyTexts.PREFIX + name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** @param closed what stands in for a value that is neither true nor false */
    boolean bool(String name, boolean preset, boolean closed) {
        return text(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> unreadable(name, "is neither true nor false", closed);
                })
                .orElse(preset);
    }

    Duration duration(String name, Duration preset, Duration closed) {
        return text(name)
                .map(value -> IsoDuration.parsePositive(value)
                        .orElseGet(() -> unreadable(name, "is no positive ISO 8601 duration such as P30D", closed)))
                .orElse(preset);
    }

    /** Where the text is unreadable it is zero, and nobody creates tokens anyway. */
    Duration durationOrZero(String name, Duration preset) {
        return text(name)
                .map(value -> IsoDuration.parse(value)
                        .orElseGet(() -> unreadable(name, "is no ISO 8601 duration such as PT15M", Duration.ZERO)))
                .orElse(preset);
    }

    /** Empty where the text is unreadable: what ends tokens or throws something away then does nothing. */
    Optional<Duration> durationOrNone(String name, Optional<Duration> preset) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return preset;
        }
        Optional<Duration> read = IsoDuration.parsePositive(text.get());
        return read.isPresent()
                ? read
                : unreadable(name, "is no positive ISO 8601 duration such as P90D", Optional.empty());
    }

    int number(String name, int preset, int max) {
        return text(name)
                .map(value -> value.matches("\\d{1,9}") && Integer.parseInt(value) <= max
                        ? Integer.parseInt(value)
                        : unreadable(name, "is no whole number from 0 to " + max, 0))
                .orElse(preset);
    }

    List<Integer> numbers(String name, String preset) {
        List<String> texts = Arrays.stream(text(name).orElse(preset).split("\\s+"))
                .filter(part -> !part.isEmpty())
                .toList();
        if (texts.equals(List.of(NONE))) {
            return List.of();
        }
        return texts.stream().allMatch(text -> text.matches("[1-9]\\d{0,2}"))
                ? texts.stream().map(Integer::valueOf).toList()
                : unreadable(name, "is no list of whole numbers from 1 to 999", List.of());
    }

    String word(String name, String preset, Predicate<String> valid) {
        return text(name)
                .map(value -> valid.test(value) ? value : unreadable(name, "is not valid", preset))
                .orElse(preset);
    }

    Set<String> names(String name, String preset, Predicate<String> valid) {
        Set<String> names = Arrays.stream(text(name).orElse(preset).split("\\s+"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toSet());
        return names.stream().allMatch(valid) ? names : unreadable(name, "holds what can't be a name", Set.of());
    }

    DetailCatalogue catalogue(String name) {
        Optional<String> json = text(name);
        if (json.isEmpty()) {
            return DetailCatalogue.empty();
        }
        try {
            return new DetailCatalogue(actionsByType(STRICT.readTree(json.get())));
        } catch (IOException | IllegalArgumentException e) {
            return unreadable(name, "is no JSON object of lists of texts", DetailCatalogue.empty());
        }
    }

    private static Map<String, Set<String>> actionsByType(JsonNode types) {
        if (!types.isObject()) {
            throw new IllegalArgumentException("no object");
        }
        Map<String, Set<String>> read = new HashMap<>();
        types.properties().forEach(type -> read.put(type.getKey(), actions(type.getValue())));
        return read;
    }

    private static Set<String> actions(JsonNode list) {
        Set<String> actions = new HashSet<>();
        list.forEach(action -> actions.add(action.textValue()));
        if (!list.isArray() || actions.contains(null) || actions.contains("")) {
            throw new IllegalArgumentException("no list of texts");
        }
        return actions;
    }

    private <T> T unreadable(String name, String what, T closed) {
        unreadable = true;
        warn(name, what + "; until it is mended nobody can create tokens");
        return closed;
    }
}
