package io.github.keycloakpat.audit;

import io.github.keycloakpat.core.audit.Origin;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Objects;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/** Where the request of a session came from. Outside of requests there is none, and Keycloak throws. */
public final class RequestOrigin {
    private RequestOrigin() {}

    public static Origin of(KeycloakSession session) {
        KeycloakContext context = session.getContext();
        String clientId =
                context.getClient() == null ? null : context.getClient().getClientId();
        String address =
                context.getConnection() == null ? null : context.getConnection().getRemoteAddr();
        return Origin.of(clientId, address, userAgent(context));
    }

    /** A literal; empty where there is none, as where a proxy sent something else. */
    public static String address(KeycloakSession session) {
        return Objects.requireNonNullElse(session.getContext().getConnection().getRemoteAddr(), "");
    }

    private static String userAgent(KeycloakContext context) {
        HttpRequest request = context.getHttpRequest();
        return request == null ? null : request.getHttpHeaders().getHeaderString(HttpHeaders.USER_AGENT);
    }
}
