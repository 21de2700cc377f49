package io.github.keycloakpat.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Our JSON: strict when read, complete when written. Keycloak's own mapper leaves nulls out and takes the last of two
 * equal fields.
 */
final class Json {
    /** Bytes; the longest legal request is far smaller. */
    static final int MAX_BODY = 65_536;

    private static final int MAX_OBJECTS = 100;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our representations can be written as JSON", e);
        }
    }

    /** As it looks when it was written and read again: numbers compare by their type too. */
    static JsonNode toTree(Object value) {
        try {
            return MAPPER.readTree(write(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was just written can be read", e);
        }
    }

    /** Reads a request's body, which must be one JSON object. */
    static ObjectNode readObject(InputStream body, HttpHeaders headers) {
        return readObject(readBytes(body, headers));
    }

    private static ObjectNode readObject(byte[] bytes) {
        if (readTree(bytes) instanceof ObjectNode object) {
            return object;
        }
        throw notJson();
    }

    /** Reads one JSON object, or an array of 1 to {@value #MAX_OBJECTS} of them. */
    static List<ObjectNode> readObjects(byte[] bytes) {
        JsonNode tree = readTree(bytes);
        if (tree instanceof ObjectNode object) {
            return List.of(object);
        }
        if (!tree.isArray() || tree.isEmpty() || tree.size() > MAX_OBJECTS) {
            throw notObjects();
        }
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode entry : tree) {
            if (!(entry instanceof ObjectNode object)) {
                throw notObjects();
            }
            objects.add(object);
        }
        return objects;
    }

    private static FaultException notObjects() {
        return FaultException.of(
                Fault.INVALID_REQUEST,
                "The request's body is neither a JSON object nor an array of 1 to " + MAX_OBJECTS
                        + " of them. Send more in several requests.");
    }

    private static JsonNode readTree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw notJson(); // what is wrong with it may hold a part of it, and so a secret
        }
    }

    /** The same where the body may be missing. */
    static ObjectNode readOptionalObject(InputStream body, HttpHeaders headers) {
        byte[] bytes = readBounded(body);
        boolean none = bytes.length == 0 && headers.getHeaderString(HttpHeaders.CONTENT_TYPE) == null;
        if (none) {
            return MAPPER.createObjectNode();
        }
        requireJson(headers);
        return readObject(bytes);
    }

    /** Reads a request's body as it was sent, which must say that it is JSON. */
    static byte[] readBytes(InputStream body, HttpHeaders headers) {
        byte[] bytes = readBounded(body);
        requireJson(headers);
        return bytes;
    }

    private static byte[] readBounded(InputStream body) {
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(MAX_BODY + 1);
            if (bytes.length > MAX_BODY) {
                throw FaultException.of(
                        Fault.PAYLOAD_TOO_LARGE, "The request is larger than " + MAX_BODY + " bytes. Send less.");
            }
            return bytes;
        } catch (IOException e) {
            throw notJson();
        }
    }

    /** From the header itself: JAX-RS fails on a type that is none. */
    private static void requireJson(HttpHeaders headers) {
        String header = Objects.requireNonNullElse(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), "");
        String type = header.split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase(MediaType.APPLICATION_JSON)) {
            throw FaultException.of(Fault.UNSUPPORTED_MEDIA_TYPE, "Send JSON, with Content-Type: application/json.");
        }
    }

    private static FaultException notJson() {
        return FaultException.of(Fault.INVALID_REQUEST, "The request's body is not a JSON object. Check its syntax.");
    }
}
