package io.github.keycloakpat.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/** Reads a signed JWT without checking it. */
public final class Jwt {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Jwt() {}

    public static JsonNode header(String jwt) {
        return part(jwt, 0);
    }

    public static JsonNode claims(String jwt) {
        return part(jwt, 1);
    }

    private static JsonNode part(String jwt, int index) {
        try {
            return JSON.readTree(
                    Base64.getUrlDecoder().decode(List.of(jwt.split("\\.", -1)).get(index)));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new AssertionError("not a JWT", e);
        }
    }
}
