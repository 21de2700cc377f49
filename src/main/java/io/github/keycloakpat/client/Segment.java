package io.github.keycloakpat.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A part of a path that somebody typed. Servers resolve dots, also encoded ones: such a part would name another thing. */
final class Segment {
    private Segment() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @throws Unusable if a server could read it as another path */
    static void require(String text, String what) {
        boolean moves =
                Arrays.stream(text.split("[/\\\\]", -1)).anyMatch(part -> part.equals(".") || part.equals(".."));
        if (moves || text.isEmpty()) {
            throw new Unusable("'" + text + "' can't be the name of a " + what + ".");
        }
    }

    /** An id in a path; what can't be one is told as the server tells of ids that it does not know. */
    static String id(String id, String error, String message) {
        if (!id.matches("[0-9A-Za-z-]{1,64}")) {
            throw new Refused(404, error, message, null, List.of());
        }
        return "/" + id;
    }
}
