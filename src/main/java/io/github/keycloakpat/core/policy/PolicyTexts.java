package io.github.keycloakpat.core.policy;

import io.github.keycloakpat.token.PatFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A realm's policy as it is written down, whether or not it can be read: the text of each field that says anything.
 *
 * @param byField without the spaces around texts; one of spaces only says nothing
 */
public record PolicyTexts(SortedMap<String, String> byField) {
    /** Before a field's name, the name of the realm attribute in which it stands. */
    public static final String PREFIX = "pat.";

    /** On a client scope: may be granted, whether or not the field {@code grantableScopes} names it. */
    public static final String GRANTABLE = PREFIX + "grantable";

    /** Stands for the client scopes that are marked {@link #GRANTABLE}: their names, separated by spaces. */
    public static final String MARKED_SCOPES = "grantableClientScopes";

    /** The fields that stand in attributes of the realm. */
    public static final Set<String> FIELDS = Set.of(
            "enabled",
            "managementClients",
            "maxLifetime",
            "defaultLifetime",
            "neverExpireAllowed",
            "maxTokensPerUser",
            "requiredRole",
            "grantableScopes",
            "authorizationDetailTypes",
            "scopesRequired",
            "audienceRequired",
            "maxGracePeriod",
            "regenerateAllowed",
            "reauthMaxAge",
            "jwtLifetime",
            "tokenPrefix",
            "noticeDays",
            "unusedRevokeAfter",
            "retention");

    private static final int MAX_TEXT = 255;

    public PolicyTexts {
        SortedMap<String, String> telling = new TreeMap<>();
        byField.forEach((field, text) -> {
            if (!text.isBlank()) {
                telling.put(field, text.strip());
            }
        });
        byField = Collections.unmodifiableSortedMap(telling);
    }

    /** All presets. */
    public static PolicyTexts none() {
        return new PolicyTexts(new TreeMap<>());
    }

    /** Empty if the field says nothing. */
    public String text(String field) {
        return byField.getOrDefault(field, "");
    }

    /** @param changes empty texts for what goes back to its preset */
    public PolicyTexts with(Map<String, String> changes) {
        SortedMap<String, String> changed = new TreeMap<>(byField);
        changed.putAll(changes);
        return new PolicyTexts(changed);
    }

    /** By which a later look tells what was changed: short texts as they are, of all others their digest. */
    public SortedMap<String, String> remembered() {
        SortedMap<String, String> remembered = new TreeMap<>();
        byField.forEach((field, text) -> remembered.put(field, remembered(text)));
        return remembered;
    }

    /**
     * What is not as it was.
     *
     * @param remembered by an earlier look
     * @return the new texts, at most 255 characters of each and without any token's value; empty where the preset
     *     counts again
     */
    public SortedMap<String, String> changesSince(Map<String, String> remembered) {
        Map<String, String> now = remembered();
        Set<String> fields = new TreeSet<>(remembered.keySet());
        fields.addAll(now.keySet());
        SortedMap<String, String> changes = new TreeMap<>();
        for (String field : fields) {
            if (!Objects.equals(now.get(field), remembered.get(field))) {
                changes.put(field, shown(text(field)));
            }
        }
        return changes;
    }

    private static String shown(String text) {
        String harmless = PatFormat.redact(text);
        return harmless.length() > MAX_TEXT ? harmless.substring(0, MAX_TEXT - 1) + "…" : harmless;
    }

    private static String remembered(String text) {
        return text.length() > MAX_TEXT || PatFormat.isIn(text) ? "sha256:" + sha256(text) : text;
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
