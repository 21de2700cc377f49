package io.github.keycloakpat.server.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Jwt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An answer without what differs each time: instants and random ids, which are still seen to be there, and to be of the
 * same kind.
 *
 * @param headers those that say how the body is to be taken, and to whom it may be shown
 * @param body JSON is written anew, its members in their order
 */
record Seen(int status, TreeMap<String, List<String>> headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HEADERS = List.of(
            "Content-Type",
            "Cache-Control",
            "Pragma",
            "WWW-Authenticate",
            "Allow",
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Methods",
            "Access-Control-Allow-Headers",
            "Access-Control-Expose-Headers");
    private static final Set<String> INSTANTS = Set.of("iat", "exp", "nbf", "auth_time");
    /** Keycloak writes them in the order of random ids. */
    private static final Set<String> SETS = Set.of("scope", "aud", "roles", "scopes_supported");

    private static final Set<String> TOKENS = Set.of("jwt", "access_token", "refresh_token", "id_token");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9_-]{24}");
    private static final Set<String> IDS = Set.of("jti", "sid", "session_state");

    /** @param without members of the body that are left out */
    static Seen of(Answer answer, String... without) {
        TreeMap<String, List<String>> headers = new TreeMap<>();
        for (String name : HEADERS) {
            headers.put(name, words(String.join(", ", answer.headers(name)), ",\\s*"));
        }
        return new Seen(answer.status(), headers, body(answer.text(), List.of(without)));
    }

    boolean isActive() {
        return body.contains("\"active\":true");
    }

    private static String body(String text, List<String> without) {
        try {
            return JSON.readTree(text) instanceof ObjectNode object
                    ? masked(object.remove(without)).toString()
                    : text;
        } catch (JsonProcessingException e) {
            return text; // such as a page of HTML, or nothing at all
        }
    }

    private static JsonNode masked(JsonNode node) {
        if (node instanceof ObjectNode object) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            object.forEachEntry(members::put);
            members.replaceAll(Seen::masked);
            return JSON.createObjectNode().setAll(members);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode items = JSON.createArrayNode();
            array.forEach(item -> items.add(masked(item)));
            return items;
        }
        return node;
    }

    private static JsonNode masked(String name, JsonNode value) {
        if (INSTANTS.contains(name) && value.isNumber()) {
            return IntNode.valueOf(0);
        }
        if (name.equals("at_hash")) {
            return TextNode.valueOf("*");
        }
        if (IDS.contains(name) && value.isTextual()) {
            return TextNode.valueOf(ID.matcher(value.asText()).replaceAll("*"));
        }
        if (SETS.contains(name)) {
            return value.isArray()
                    ? sorted(value)
                    : TextNode.valueOf(words(value.asText(), " ").toString());
        }
        return TOKENS.contains(name) ? masked(Jwt.claims(value.asText())) : masked(value);
    }

    private static JsonNode sorted(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return JSON.valueToTree(texts.stream().sorted().toList());
    }

    private static List<String> words(String text, String separator) {
        return Stream.of(text.split(separator)).sorted().toList();
    }
}
