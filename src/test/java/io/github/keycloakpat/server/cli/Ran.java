package io.github.keycloakpat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * A command that has ended. However it went, nobody is shown a stack trace or the name of an exception.
 *
 * @param exit its exit code
 */
record Ran(List<String> words, int exit, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Ran {
        words = List.copyOf(words);
        assertThat(out + err).as("%s", words).doesNotContain("\tat ").doesNotContainPattern("[a-z]Exception\\b");
    }

    /** Fails unless it ended so. */
    Ran expect(int code) {
        if (exit != code) {
            throw new AssertionError("expected exit " + code + ": " + this);
        }
        return this;
    }

    /** Its answer, which is JSON and nothing else. */
    JsonNode json() {
        try {
            return JSON.readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + this, e);
        }
    }

    /** The text of a field of its answer. */
    String text(String field) {
        JsonNode value = json().path(field);
        if (!value.isTextual()) {
            throw new AssertionError("no " + field + ": " + this);
        }
        return value.textValue();
    }

    @Override
    public String toString() {
        return "kcpat " + String.join(" ", words) + " -> " + exit + "\n" + out + err;
    }
}
