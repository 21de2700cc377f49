package io.github.keycloakpat.rest;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Takes reports of values that were found where they should not be, from anybody, or from those alone whose keys the
 * server was told. What it answers does not depend on whether anybody has such a token.
 */
final class LeakCalls {
    /** As <a href="https://docs.github.com/en/code-security/secret-scanning">GitHub's secret scanning</a> sends them. */
    private static final String KEY_ID = "Github-Public-Key-Identifier";

    private static final String SIGNATURE = "Github-Public-Key-Signature";

    private final KeycloakSession session;

    LeakCalls(KeycloakSession session) {
        this.session = session;
    }

    ResponseBuilder report(InputStream body) {
        CallerAuthenticator.requireOpen(session);
        HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
        byte[] bytes = Json.readBytes(body, headers);
        var services = PatServices.of(session);
        requireSigned(services, headers, bytes);
        List<LeakReport> reports =
                Json.readObjects(bytes).stream().map(LeakReport::of).toList();
        services.leaks()
                .end(reports.stream()
                        .map(LeakReport::value)
                        .flatMap(Optional::stream)
                        .toList());
        return Answers.json(200, reports.stream().map(LeakReport::label).toList());
    }

    private static void requireSigned(PatServices services, HttpHeaders headers, byte[] body) {
        if (!services.reportKeys().accept(headers.getHeaderString(KEY_ID), headers.getHeaderString(SIGNATURE), body)) {
            throw FaultException.of(
                    Fault.UNAUTHORIZED,
                    "This server takes signed reports only, by the keys that it was told. Sign the body, and send "
                            + KEY_ID + " and " + SIGNATURE + ".");
        }
    }
}
