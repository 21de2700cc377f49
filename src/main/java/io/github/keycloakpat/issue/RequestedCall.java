package io.github.keycloakpat.issue;

import io.github.keycloakpat.core.manage.ManagementCall;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakUriInfo;

/**
 * The call of our REST interface that a request makes, if it makes one that tokens may make. The path is the one by which
 * the server finds the resource; that it is also the one that was sent keeps out all tricks with its form.
 */
public final class RequestedCall {
    /** Empty and dot segments, parameters of segments, and whatever of these is hidden by encoding, once or twice. */
    private static final Pattern TRICK =
            Pattern.compile("//|;|\\\\|/\\.{1,2}(?:/|$)|%(?:[01]|2[EF5]|3B|5C|7F)", Pattern.CASE_INSENSITIVE);

    private RequestedCall() {}

    /** Only of the realm that the session is about: scopes of another realm say nothing here. */
    public static Optional<ManagementCall> of(KeycloakSession session) {
        KeycloakContext context = session.getContext();
        KeycloakUriInfo uri = context.getUri();
        String routed = uri.getPath().replaceFirst("^/", "");
        String sent = uri.getRequestUri().getRawPath();
        if (TRICK.matcher(sent).find() || !uri.getRequestUri().getPath().endsWith("/" + routed)) {
            return Optional.empty();
        }
        return ManagementCall.of(context.getHttpRequest().getHttpMethod(), routed)
                .filter(call -> call.realm().equals(context.getRealm().getName()));
    }
}
