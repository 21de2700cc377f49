package io.github.keycloakpat.server.openapi.document;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A call. */
public final class Operation {
    private static final String SERVER_OPTION = "x-server-option";

    private final ApiDocument document;
    private final PathTemplate path;
    private final String method;
    private final JsonPointer at;

    Operation(ApiDocument document, PathTemplate path, String method, JsonPointer at) {
        this.document = document;
        this.path = path;
        this.method = method.toUpperCase(Locale.ROOT);
        this.at = at;
    }

    public String method() {
        return method;
    }

    /** {@code /realms/{realm}/personal-access-tokens/{id}}. */
    public String path() {
        return path.toString();
    }

    /** With which statuses it may be answered. */
    public List<Integer> statuses() {
        return document.names(at.appendProperty("responses")).stream()
                .map(Integer::valueOf)
                .toList();
    }

    /** Those that a server has by its presets: an answer may say by which option alone it comes. */
    List<Integer> statusesByPresets() {
        return statuses().stream()
                .filter(status -> {
                    JsonPointer answer = at.appendProperty("responses").appendProperty(Integer.toString(status));
                    return !document.root().at(document.resolve(answer)).has(SERVER_OPTION);
                })
                .toList();
    }

    /** Whether it is a call by a person, signed in, on their own tokens. */
    public boolean isOfAccount() {
        return document.root().at(at.appendProperty("security")).findValue("account") != null;
    }

    public boolean isAnsweredWith(int status) {
        return statuses().contains(status);
    }

    public boolean takesBody() {
        return bodySchema().isPresent();
    }

    Optional<JsonPointer> bodySchema() {
        JsonPointer body = at.appendProperty("requestBody");
        return document.root().at(body).isMissingNode()
                ? Optional.empty()
                : Optional.of(document.resolve(body)
                        .appendProperty("content")
                        .appendProperty("application/json")
                        .appendProperty("schema"));
    }

    Optional<DocumentedAnswer> answer(int status) {
        return isAnsweredWith(status)
                ? Optional.of(new DocumentedAnswer(
                        document, at.appendProperty("responses").appendProperty(Integer.toString(status))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return path + " " + method;
    }
}
