package io.github.keycloakpat.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions that need no sign-in: is the realm there, and our extension; does a personal access token work. */
public final class Probe {
    private static final int FORBIDDEN = 403;
    private static final int UNAUTHORIZED = 401;

    private final Http http = new Http();
    private final Server server;

    public Probe(Server server) {
        this.server = server;
    }

    /**
     * Whether the realm has personal access tokens.
     *
     * @throws Refused 404 if there is no such realm
     */
    public boolean hasTokens() {
        JsonNode document =
                http.call("GET", server.discovery(), Optional.empty(), null).as(JsonNode.class);
        return document.hasNonNull("personal_access_tokens_endpoint");
    }

    /** What a gateway would be told of a token if it demanded nothing. */
    public Works works(String token) {
        try {
            Answer answer = http.call("GET", server.own("/auth"), Optional.of("Bearer " + token), null);
            return new Works.Yes(facts(answer.headers()));
        } catch (Refused e) {
            return switch (e.status()) {
                case UNAUTHORIZED -> new Works.No(e);
                case FORBIDDEN -> limited(e);
                default -> throw e;
            };
        }
    }

    /** A proxy before Keycloak may refuse as well, which says nothing of the token. */
    private static Works limited(Refused e) {
        if (!e.error().equals("permission_denied")) {
            throw e;
        }
        return new Works.Limited(e);
    }

    private static Facts facts(HttpHeaders headers) {
        return new Facts(
                headers.firstValue("X-Pat-Id").orElse(""),
                headers.firstValue("X-Pat-User").orElse(""),
                words(headers.firstValue("X-Pat-Scopes").orElse("")),
                words(headers.firstValue("X-Pat-Roles").orElse("")));
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" +"))
                .filter(word -> !word.isEmpty())
                .map(Probe::decoded)
                .toList();
    }

    private static String decoded(String word) {
        try {
            return URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) { // not written by our server: it is shown as it is
            return word;
        }
    }

    /** Whose token it is, and what it may do now. */
    public record Facts(String id, String user, List<String> scopes, List<String> roles) {}

    /** Whether it works. */
    public sealed interface Works {
        record Yes(Facts facts) implements Works {}

        /** It does, but not for everybody: it is for some applications or operations only, or tokens are switched off. */
        record Limited(Refused why) implements Works {}

        record No(Refused why) implements Works {}
    }
}
