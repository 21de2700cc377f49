package io.github.keycloakpat.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.policy.IsoDuration;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.realm.GrantableScopes;
import io.github.keycloakpat.realm.PolicyAttributes;
import io.github.keycloakpat.token.PatFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A change of a realm's policy, as JSON says it and as realm attributes keep it. A field that is missing stays as it is;
 * one that is null goes back to its preset.
 */
final class PolicyRequest {
    private static final int MAX_TOKENS = 10_000;
    private static final int MAX_DAYS = 365;
    private static final int MAX_ITEMS = 200;
    private static final int MAX_TEXT = 255;
    private static final String WARNINGS = "warnings";

    /** How each field is read; what is not here is no field. */
    private static final Map<String, Function<JsonNode, Optional<String>>> FIELDS = fields();

    private static Map<String, Function<JsonNode, Optional<String>>> fields() {
        Map<String, Function<JsonNode, Optional<String>>> fields = new LinkedHashMap<>();
        for (String flag :
                List.of("enabled", "neverExpireAllowed", "scopesRequired", "audienceRequired", "regenerateAllowed")) {
            fields.put(flag, PolicyRequest::flag);
        }
        for (String duration : List.of("maxLifetime", "defaultLifetime", "unusedRevokeAfter", "retention")) {
            fields.put(duration, value -> duration(value, time -> !time.isZero()));
        }
        fields.put("maxGracePeriod", value -> duration(value, time -> true));
        fields.put("reauthMaxAge", value -> duration(value, time -> true));
        fields.put(
                "jwtLifetime",
                value -> duration(value, time -> !time.isZero() && time.compareTo(PatPolicy.JWT_LIFETIME_LIMIT) <= 0));
        fields.put("maxTokensPerUser", value -> number(value, MAX_TOKENS));
        fields.put(
                "managementClients",
                value -> names(value, PolicyRequest::isName).filter(names -> !names.isEmpty()));
        fields.put("grantableScopes", value -> names(value, GrantableScopes::isPossible));
        fields.put("noticeDays", PolicyRequest::days);
        fields.put("requiredRole", PolicyRequest::text);
        fields.put("tokenPrefix", value -> text(value).filter(PatFormat::isPrefix));
        fields.put("authorizationDetailTypes", PolicyRequest::catalogue);
        return fields;
    }

    private PolicyRequest() {}

    /**
     * The attributes that a request changes, by field.
     *
     * @return empty texts for fields that go back to their presets
     */
    static Map<String, String> read(ObjectNode body, JsonNode present) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            String field = entry.getKey();
            JsonNode value = entry.getValue();
            if (value.equals(present.get(field)) && !mends(body, field, present)) {
                continue;
            }
            if (!FIELDS.containsKey(field)) {
                throw RequestFields.fault(field, "is no field of the policy. Leave it out.");
            }
            changes.put(field, value.isNull() ? "" : text(field, value));
        }
        return changes;
    }

    /**
     * Whether a field that looks as before is to replace what can't be read: not where the whole policy is sent back, as
     * forms do, with all its warnings.
     */
    private static boolean mends(ObjectNode body, String field, JsonNode present) {
        return FIELDS.containsKey(field) && !body.has(WARNINGS) && isWarnedOf(field, present.path(WARNINGS));
    }

    private static boolean isWarnedOf(String field, JsonNode warnings) {
        for (JsonNode warning : warnings) {
            if (warning.asText().startsWith("pat." + field + ": ")) {
                return true;
            }
        }
        return false;
    }

    private static String text(String field, JsonNode value) {
        return FIELDS.get(field)
                .apply(value)
                .orElseThrow(() -> RequestFields.fault(
                        field,
                        "has not the form or the size that it must have. "
                                + "Look at the policy as it is for an example."));
    }

    private static Optional<String> flag(JsonNode value) {
        return value.isBoolean() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static Optional<String> duration(JsonNode value, Predicate<Duration> valid) {
        return text(value).filter(text -> IsoDuration.parse(text).filter(valid).isPresent());
    }

    private static Optional<String> number(JsonNode value, int max) {
        boolean valid = value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0;
        return valid && value.intValue() <= max ? Optional.of(value.asText()) : Optional.empty();
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual()
                        && !value.textValue().isBlank()
                        && value.textValue().length() <= MAX_TEXT
                        && isStorable(value.textValue())
                        && !PatFormat.isIn(value.textValue())
                ? Optional.of(value.textValue())
                : Optional.empty();
    }

    private static boolean isStorable(String text) {
        return RequestFields.isStorable(text) && text.chars().noneMatch(Character::isISOControl);
    }

    /** Names are kept as a list that spaces separate. */
    private static boolean isName(String text) {
        return text.chars().noneMatch(Character::isWhitespace);
    }

    private static Optional<String> names(JsonNode value, Predicate<String> valid) {
        return list(value, item -> text(item).filter(valid)).map(names -> String.join(" ", names));
    }

    private static Optional<String> days(JsonNode value) {
        return list(value, item -> number(item, MAX_DAYS).filter(day -> !day.equals("0")))
                .map(days -> days.isEmpty() ? PolicyAttributes.NONE : String.join(" ", days));
    }

    private static Optional<List<String>> list(JsonNode value, Function<JsonNode, Optional<String>> item) {
        if (!value.isArray() || value.size() > MAX_ITEMS) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : value) {
            Optional<String> text = item.apply(entry);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(texts);
    }

    private static Optional<String> catalogue(JsonNode value) {
        if (!value.isObject() || value.size() > MAX_ITEMS) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonNode> type : value.properties()) {
            boolean valid = ScopeSet.isScopeToken(type.getKey())
                    && names(type.getValue(), ScopeSet::isScopeToken).isPresent();
            if (!valid) {
                return Optional.empty();
            }
        }
        return Optional.of(value.toString());
    }
}
