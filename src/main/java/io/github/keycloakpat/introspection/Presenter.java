package io.github.keycloakpat.introspection;

import io.github.keycloakpat.audit.RequestOrigin;
import io.github.keycloakpat.core.audit.Origin;
import io.github.keycloakpat.core.grant.IpRange;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Who presented a token to the application that asks about it, as that application says.
 *
 * @param address a literal; empty where it is not told, or is none
 * @param origin where the use is noted to come from: this address, or that of the application
 */
record Presenter(String address, Origin origin) {
    private static final String CLIENT_IP = "client_ip";

    static Presenter of(KeycloakSession session) {
        Origin asking = RequestOrigin.of(session);
        String sent =
                session.getContext().getHttpRequest().getDecodedFormParameters().getFirst(CLIENT_IP);
        return Optional.ofNullable(sent)
                .filter(text -> IpRange.parseAddress(text).isPresent())
                .map(address ->
                        new Presenter(address, new Origin(asking.clientId(), Optional.of(address), asking.userAgent())))
                .orElseGet(() -> new Presenter("", asking));
    }
}
