package io.github.keycloakpat.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Messages of JSON-RPC 2.0, each in a line of JSON. */
final class Message {
    static final String ID = "id";
    static final String METHOD = "method";
    static final String PARAMS = "params";
    static final String RESULT = "result";
    static final String ERROR = "error";
    private static final String VERSION_FIELD = "jsonrpc";
    private static final String VERSION = "2.0";

    private Message() {}

    static boolean isOne(JsonNode message) {
        return message.isObject() && VERSION.equals(message.path(VERSION_FIELD).textValue());
    }

    /** The answer to a request that is not known well enough to name it. */
    static String error(int code, String text) {
        return error(NullNode.getInstance(), code, text);
    }

    static String error(JsonNode id, int code, String text) {
        ObjectNode message = answer(id);
        message.putObject(ERROR).put("code", code).put("message", text);
        return message.toString();
    }

    /** What a person did with a question (MCP, "Elicitation"). */
    static String action(JsonNode id, String action) {
        ObjectNode message = answer(id);
        message.putObject(RESULT).put("action", action);
        return message.toString();
    }

    private static ObjectNode answer(JsonNode id) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put(VERSION_FIELD, VERSION);
        message.set(ID, id);
        return message;
    }
}
