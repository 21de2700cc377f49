package io.github.keycloakpat.issue;

import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ProtocolMapperModel;

/**
 * Clients that know users by subjects of their own (OpenID Connect Core §8.1). Our tokens name their owner by id, so such
 * a client can't be served.
 */
public final class PairwiseSubjects {
    /** How the ids of Keycloak's mappers for them end. */
    private static final String MAPPER = "pairwise-sub-mapper";

    private PairwiseSubjects() {}

    public static boolean areOf(ClientModel client) {
        return mappers(client).anyMatch(mapper -> mapper.getProtocolMapper().endsWith(MAPPER));
    }

    /** Those of the client, and those of every scope that it may have. */
    private static Stream<ProtocolMapperModel> mappers(ClientModel client) {
        Stream<ClientScopeModel> scopes =
                Stream.of(true, false).flatMap(preset -> client.getClientScopes(preset).values().stream());
        return Stream.concat(
                client.getProtocolMappersStream(), scopes.flatMap(ClientScopeModel::getProtocolMappersStream));
    }
}
