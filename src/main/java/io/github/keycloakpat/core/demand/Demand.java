package io.github.keycloakpat.core.demand;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.Rights;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.verify.Refusal;
import io.github.keycloakpat.core.verify.RightsRequest;
import io.github.keycloakpat.core.verify.VerifiedPat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a gateway demands of the token of one request, and what it wants to have in its place. The gateway alone sets it.
 *
 * @param scopes all of these
 * @param role {@code name} of a realm role or {@code clientId/name}
 * @param audience client id of the application behind the gateway
 * @param client client id of the gateway itself
 * @param jwt whether the application is to get an access token, issued to the gateway's client
 */
public record Demand(
        ScopeSet scopes,
        Optional<String> role,
        Optional<String> audience,
        Optional<Operation> operation,
        Optional<String> client,
        boolean jwt) {
    private static final String SCOPE = "scope";
    private static final Set<String> SINGLE = Set.of("role", "audience", "type", "action", "id", "token", "client");
    private static final int MAX_SCOPES = 50;
    /** A client id, a slash and a role. It is kept in memory as long as the access token that it was asked with. */
    private static final int MAX_VALUE = 511;

    private static final String JWT = "jwt";

    /**
     * Reads what a gateway was set up to demand. Whatever is not understood is refused: a gateway that lets through what
     * it was not meant to is worse than one that lets nothing through.
     *
     * @param parameters values by name, decoded
     * @throws FaultException {@code permission_denied} if it is no demand
     */
    public static Demand of(Map<String, List<String>> parameters) {
        parameters.forEach(Demand::requireKnown);
        var demand = new Demand(
                scopes(parameters.getOrDefault(SCOPE, List.of())),
                single(parameters, "role"),
                single(parameters, "audience"),
                operation(parameters),
                single(parameters, "client"),
                jwt(single(parameters, "token")));
        if (demand.jwt && demand.client.isEmpty()) {
            throw mistaken("demands 'token=jwt' without 'client'. Name the client that the access token is issued to.");
        }
        return demand;
    }

    private static void requireKnown(String name, List<String> values) {
        if (!name.equals(SCOPE) && !SINGLE.contains(name)) {
            throw mistaken("demands '" + name + "', which is unknown. Demand scope, role, audience, type, action, id, "
                    + "token or client.");
        }
        if (!name.equals(SCOPE) && values.size() > 1) {
            throw mistaken("demands '" + name + "' more than once. Demand it once.");
        }
        if (values.stream().anyMatch(String::isBlank)) {
            throw mistaken("leaves '" + name + "' empty. Give it a value, or leave it out.");
        }
        if (!name.equals(SCOPE) && values.stream().anyMatch(value -> value.length() > MAX_VALUE)) {
            throw mistaken("demands a '" + name + "' of more than " + MAX_VALUE + " characters. Use a shorter one.");
        }
        if (values.stream().anyMatch(value -> value.chars().anyMatch(Character::isISOControl))) {
            // no name holds any, and a database that is asked for NUL fails
            throw mistaken("demands a '" + name + "' with control characters. Leave them out.");
        }
    }

    private static ScopeSet scopes(List<String> names) {
        try {
            ScopeSet scopes = ScopeSet.parse(String.join(" ", names));
            if (scopes.values().size() <= MAX_SCOPES) {
                return scopes;
            }
        } catch (IllegalArgumentException e) {
            throw mistaken("demands a 'scope' that is none. Use names of client scopes.");
        }
        throw mistaken("demands more than " + MAX_SCOPES + " scopes. Demand fewer.");
    }

    private static Optional<Operation> operation(Map<String, List<String>> parameters) {
        Optional<String> type = single(parameters, "type");
        Optional<String> action = single(parameters, "action");
        Optional<String> id = single(parameters, "id");
        if (type.isPresent() != action.isPresent() || (id.isPresent() && type.isEmpty())) {
            throw mistaken("demands a part of an operation. Demand 'type' and 'action' together, and 'id' with them.");
        }
        return type.map(known -> new Operation(known, action.orElseThrow(), id));
    }

    private static boolean jwt(Optional<String> token) {
        if (token.isPresent() && !token.get().equals(JWT)) {
            throw mistaken("demands a 'token' that is not 'jwt'. Demand token=jwt, or leave it out.");
        }
        return token.isPresent();
    }

    private static Optional<String> single(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static FaultException mistaken(String what) {
        return FaultException.of(Fault.PERMISSION_DENIED, "The gateway is set up wrongly: it " + what);
    }

    /**
     * What of the token's rights is wanted: all of its scopes, as the demanded ones are the least that it must have.
     *
     * @param audience internal id of the demanded application
     */
    public RightsRequest request(Optional<String> audience) {
        return new RightsRequest(ScopeSet.none(), audience.map(Set::of).orElse(Set.of()));
    }

    /**
     * What of all this a use does not meet, apart from the role and from applications that are demanded. A token for
     * particular applications or entities is of no use where the gateway does not say which one it stands before.
     *
     * @param clientId internal id of the gateway's client
     */
    public Optional<Refusal> unmet(VerifiedPat verified, Rights rights, Optional<String> clientId) {
        if (!scopes.isWithin(rights.scopes())) {
            return Optional.of(Refusal.SCOPE_NOT_GRANTED);
        }
        if (audience.isEmpty()
                && !verified.audiences().isEmpty()
                && clientId.filter(verified.audiences()::contains).isEmpty()) {
            return Optional.of(Refusal.AUDIENCE_NOT_GRANTED);
        }
        boolean allowed = operation
                .map(known -> known.isAllowedBy(rights.details()))
                .orElse(verified.pat().grant().details().isEmpty()
                        // if none is left, the access token would look like one for all entities
                        || (jwt && !rights.details().isEmpty()));
        return allowed ? Optional.empty() : Optional.of(Refusal.OPERATION_NOT_GRANTED);
    }
}
