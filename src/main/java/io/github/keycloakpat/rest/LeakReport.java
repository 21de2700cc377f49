package io.github.keycloakpat.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.api.LeakLabelRepresentation;
import io.github.keycloakpat.api.TokenTypes;
import io.github.keycloakpat.core.leak.LeakedValue;
import io.github.keycloakpat.token.PatFormat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One finding of a secret scanner, in the form of GitHub's. Fields that it does not know it passes over: who sends them is
 * not ours.
 */
record LeakReport(String token, Optional<String> type, Optional<String> url, Optional<String> source) {
    private static final Pattern HARMLESS_TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,127}");

    static LeakReport of(ObjectNode object) {
        var fields = new RequestFields(object);
        return new LeakReport(
                fields.secret("token").orElseThrow(() -> RequestFields.fault("token", "is missing: the value found.")),
                fields.secret("type"),
                fields.secret("url"),
                fields.secret("source"));
    }

    /** Empty for what can't be a value of ours. */
    Optional<LeakedValue> value() {
        return PatFormat.parse(token).map(secret -> new LeakedValue(secret, url, source));
    }

    /** By form alone: whether we know the value is none of the reporter's business. */
    LeakLabelRepresentation label() {
        return new LeakLabelRepresentation(
                sha256(token),
                type.filter(name -> HARMLESS_TYPE.matcher(name).matches() && !PatFormat.isIn(name))
                        .orElse(TokenTypes.PERSONAL_ACCESS_TOKEN_WORD),
                PatFormat.parse(token).isPresent()
                        ? LeakLabelRepresentation.TRUE_POSITIVE
                        : LeakLabelRepresentation.FALSE_POSITIVE);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** The value stays out of logs. */
    @Override
    public String toString() {
        return "LeakReport";
    }
}
