package io.github.keycloakpat.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a report of a leaked value is answered with, in the form of GitHub's secret scanning.
 *
 * @param tokenHash SHA-256 of the value's UTF-8 bytes, in lower-case hexadecimal
 * @param tokenType as the report called it
 * @param label whether the value has the form of one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LeakLabelRepresentation(
        @JsonProperty("token_hash") String tokenHash,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("label") String label) {
    public static final String TRUE_POSITIVE = "true_positive";
    public static final String FALSE_POSITIVE = "false_positive";
}
