package io.github.keycloakpat.forwardauth;

import io.github.keycloakpat.core.verify.Refusal;
import io.github.keycloakpat.core.verify.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller presents: a token as a bearer (RFC 6750 §2.1), or as the password of Basic (RFC 7617) with a name for its
 * owner. There is no other place for it: a query ends up in logs, and a cookie is sent by pages that its owner did not open.
 *
 * @param owner whom the caller names; empty for a bearer
 * @param value not looked at yet
 */
record Credentials(Optional<String> owner, String value) {
    private static final String BEARER = "bearer";
    private static final String BASIC = "basic";

    /**
     * Reads {@code Authorization}.
     *
     * @return empty if nothing was presented that is meant for us
     * @throws RefusedException if it can't be understood, or does not say clearly what is presented
     */
    static Optional<Credentials> of(@Nullable List<String> headers) throws RefusedException {
        if (headers == null || headers.isEmpty()) {
            return Optional.empty();
        }
        if (headers.size() > 1) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        String[] parts = headers.get(0).strip().split(" +", 2);
        String rest = parts.length == 2 ? parts[1] : "";
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case BEARER -> Optional.of(new Credentials(Optional.empty(), rest));
            case BASIC -> Optional.of(ofBasic(rest));
            default -> Optional.empty();
        };
    }

    private static Credentials ofBasic(String encoded) throws RefusedException {
        try {
            String both = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = both.indexOf(':');
            if (colon >= 0) {
                return new Credentials(Optional.of(both.substring(0, colon)), both.substring(colon + 1));
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.MALFORMED);
        }
        throw new RefusedException(Refusal.MALFORMED);
    }

    /** Whether the caller speaks Bearer, whatever comes of it. */
    static boolean areBearer(@Nullable List<String> headers) {
        return headers != null
                && !headers.isEmpty()
                && headers.get(0).strip().toLowerCase(Locale.ROOT).startsWith(BEARER);
    }

    /** It is a record, and a secret is in it. */
    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
