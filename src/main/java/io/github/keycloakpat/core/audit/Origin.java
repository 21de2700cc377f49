package io.github.keycloakpat.core.audit;

import io.github.keycloakpat.token.PatFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from.
 *
 * @param clientId the client by which it was made
 * @param ip an address literal, at most 64 characters
 * @param userAgent what the program calls itself, at most 255 plain characters
 */
public record Origin(Optional<String> clientId, Optional<String> ip, Optional<String> userAgent) {
    /** Headers are Latin-1 to the server; what is no printable ASCII there is not worth keeping. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7E]");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int MAX_IP = 64;
    private static final int MAX_TEXT = 255;

    /** No request: a rule of the realm. */
    public static Origin none() {
        return new Origin(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Keeps of a request what can be kept: headers hold whatever a caller sends, even the token. */
    public static Origin of(@Nullable String clientId, @Nullable String ip, @Nullable String userAgent) {
        return new Origin(
                kept(clientId, CONTROL, MAX_TEXT),
                kept(ip, UNPRINTABLE, MAX_IP),
                kept(userAgent, UNPRINTABLE, MAX_TEXT));
    }

    private static Optional<String> kept(@Nullable String text, Pattern odd, int max) {
        return Optional.ofNullable(text)
                .filter(value -> !PatFormat.isIn(value))
                .map(value -> odd.matcher(value).replaceAll("?"))
                .map(value -> value.length() > max ? value.substring(0, max) : value)
                .filter(value -> !value.isBlank());
    }
}
