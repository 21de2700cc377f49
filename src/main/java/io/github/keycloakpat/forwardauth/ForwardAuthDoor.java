package io.github.keycloakpat.forwardauth;

import io.github.keycloakpat.core.demand.Demand;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;

/** The addresses {@code …/personal-access-tokens/auth} of one node, and what it keeps in memory for them. */
public final class ForwardAuthDoor implements AutoCloseable {
    private final KeptTokens kept;

    private ForwardAuthDoor(KeptTokens kept) {
        this.kept = kept;
    }

    public static ForwardAuthDoor open(KeycloakSession session) {
        return new ForwardAuthDoor(KeptTokens.create(session));
    }

    /** For gateways that ask at an address of their own: the query is the demand. */
    public EveryVerb asked(KeycloakSession session) {
        return new EveryVerb(
                () -> new ForwardAuth(session, kept)
                        .answer(() -> Demand.of(session.getContext().getUri().getQueryParameters())),
                () -> new ForwardAuth(session, kept).answer(ForwardAuthDoor::nothingHere));
    }

    /**
     * For gateways that append the path and the query of the request that they hold: the demand comes before these.
     *
     * @param demands as a query, decoded once
     */
    public EveryVerb asked(KeycloakSession session, String demands) {
        Supplier<Response> answer = () -> new ForwardAuth(session, kept).answer(() -> Demand.of(parse(demands)));
        return new EveryVerb(answer, answer);
    }

    private static Demand nothingHere() {
        throw FaultException.of(
                Fault.NOT_FOUND,
                "There is nothing at this address. Ask at …/auth, or, with the demands in the path, at …/auth/for/….");
    }

    private static Map<String, List<String>> parse(String demands) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String pair : demands.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            parameters
                    .computeIfAbsent(decode(name), known -> new ArrayList<>())
                    .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw FaultException.of(
                    Fault.PERMISSION_DENIED, "The gateway is set up wrongly: its demands are not encoded as a URL is.");
        }
    }

    @Override
    public void close() {
        kept.close();
    }
}
