package io.github.keycloakpat.cli.signin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.client.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What an access token says of itself. Nothing is verified: it is read to tell its holder, and decides nothing. */
public final class Claims {
    /** The year 9999, in epoch seconds. */
    private static final long LATEST = 253_402_300_799L;

    private final JsonNode payload;

    private Claims(JsonNode payload) {
        this.payload = payload;
    }

    /** Empty if it is no JWT: a lightweight or opaque one. */
    public static Optional<Claims> of(String accessToken) {
        String[] parts = accessToken.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(parts[1]);
            return Optional.of(new Claims(Json.tree(new String(json, StandardCharsets.UTF_8))));
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    public Optional<String> text(String claim) {
        return Optional.ofNullable(payload.path(claim).textValue());
    }

    /** Of one text or a list. */
    public List<String> texts(String claim) {
        JsonNode value = payload.path(claim);
        if (value.isTextual()) {
            return List.of(value.textValue().split(" "));
        }
        List<String> texts = new ArrayList<>();
        value.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    public Optional<Instant> expiresAt() {
        JsonNode exp = payload.path("exp");
        boolean known = exp.isIntegralNumber() && exp.canConvertToLong() && Math.abs(exp.longValue()) <= LATEST;
        return known ? Optional.of(Instant.ofEpochSecond(exp.longValue())) : Optional.empty();
    }
}
