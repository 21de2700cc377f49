package io.github.keycloakpat.usage;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/** The answer to a refused token where too many came from its address (RFC 6585 §4), as OAuth tells errors. */
public final class TooManyRefusals {
    private static final int STATUS = 429;

    private TooManyRefusals() {}

    public static ResponseBuilder answer(Duration wait) {
        return Response.status(STATUS)
                .header(HttpHeaders.RETRY_AFTER, wait.toSeconds())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new OAuth2ErrorRepresentation("rate_limited", message(wait)));
    }

    /** The same in words, for answers of another form. */
    public static String message(Duration wait) {
        return "Too many tokens from this address were refused. Mend what sends them, or wait " + wait.toSeconds()
                + " seconds.";
    }
}
