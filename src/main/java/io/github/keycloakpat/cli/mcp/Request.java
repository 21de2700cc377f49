package io.github.keycloakpat.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** A request of an agent, as far as it can be judged by itself. What the SDK would stumble over never gets to it. */
record Request(JsonNode id, String method, JsonNode params) {
    private static final int LONGEST_ID = 128;
    private static final String CALL = McpSchema.METHOD_TOOLS_CALL;
    private static final Set<String> BEFORE_ALL = Set.of(McpSchema.METHOD_INITIALIZE, McpSchema.METHOD_PING);
    private static final Set<String> KNOWN = Set.of(
            McpSchema.METHOD_INITIALIZE,
            McpSchema.METHOD_PING,
            McpSchema.METHOD_TOOLS_LIST,
            CALL,
            McpSchema.METHOD_LOGGING_SET_LEVEL);

    static Request of(JsonNode message) {
        return new Request(
                message.path(Message.ID), message.path(Message.METHOD).asText(), message.path(Message.PARAMS));
    }

    boolean isFirst() {
        return method.equals(McpSchema.METHOD_INITIALIZE);
    }

    boolean isCall() {
        return method.equals(CALL);
    }

    boolean mayComeBeforeAll() {
        return BEFORE_ALL.contains(method);
    }

    /** An id that comes back as it was: a whole number, or a text of some length that can be written in UTF-8. */
    static boolean isId(JsonNode id) {
        if (id.isTextual()) {
            return id.textValue().length() <= LONGEST_ID
                    && StandardCharsets.UTF_8.newEncoder().canEncode(id.textValue());
        }
        return id.isIntegralNumber() && id.canConvertToLong();
    }

    /** What is wrong with it, as a message to the agent. */
    Optional<String> fault() {
        if (!KNOWN.contains(method)) {
            return Optional.of(Message.error(id, ErrorCodes.METHOD_NOT_FOUND, "There is no such method here."));
        }
        boolean called = params.path("name").isTextual() && isObjectOrMissing(params.path("arguments"));
        if (!isObjectOrMissing(params) || (isCall() && !called)) {
            return Optional.of(Message.error(id, ErrorCodes.INVALID_PARAMS, "These are no parameters of this method."));
        }
        return Optional.empty();
    }

    private static boolean isObjectOrMissing(JsonNode node) {
        return node.isObject() || node.isMissingNode() || node.isNull();
    }
}
