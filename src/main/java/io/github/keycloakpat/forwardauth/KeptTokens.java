package io.github.keycloakpat.forwardauth;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.demand.Demand;
import io.github.keycloakpat.core.grant.Rights;
import io.github.keycloakpat.core.lifecycle.Pat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.cache.LocalCache;
import org.keycloak.cache.LocalCacheConfiguration;
import org.keycloak.cache.LocalCacheProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Access tokens that this node has made for applications behind gateways, so that a busy gateway does not cost a signature
 * for each request. One is given again only to a request for which all would be decided alike, and for half its life at
 * the most; whether there is anything to give is decided before, anew each time.
 */
final class KeptTokens implements AutoCloseable {
    /** Each takes some kilobytes. */
    private static final int MAX = 10_000;

    private final LocalCache<Key, Kept> cache;

    private KeptTokens(LocalCache<Key, Kept> cache) {
        this.cache = cache;
    }

    static KeptTokens create(KeycloakSession session) {
        return new KeptTokens(session.getProvider(LocalCacheProvider.class)
                .create(LocalCacheConfiguration.<Key, Kept>builder()
                        .name("pat-forward-auth")
                        .maxSize(MAX)
                        .expirationAfterCreate((key, kept) -> kept.life().dividedBy(2))
                        .build()));
    }

    /**
     * All that an access token depends on, but for what its client's mappers tell of the owner.
     *
     * @param pat its row as it is now: any change of it makes another key
     * @param until the presented value is of no use from then on
     * @param rights as they were worked out for this request
     * @param roles names, by which an application knows them
     * @param audience names of the applications that the rights bring now
     * @param notBefore of the realm, the owner and the client: what was issued before is refused where it is presented
     * @param clientId internal id
     * @param keyId of the key that signs now
     */
    record Key(
            Pat pat,
            Instant valueIssuedAt,
            Optional<Instant> until,
            Rights rights,
            Set<String> roles,
            Set<String> audience,
            Demand demand,
            List<Integer> notBefore,
            String issuer,
            String clientId,
            String keyId) {}

    private record Kept(String jwt, Instant issuedAt, Duration life) {
        /** By Keycloak's clock, which the cache does not know. */
        boolean isFreshAt(Instant now) {
            return !now.isBefore(issuedAt) && now.isBefore(issuedAt.plus(life.dividedBy(2)));
        }

        /** It is a record, and a token is in it. */
        @Override
        public String toString() {
            return "Kept[" + issuedAt + "]";
        }
    }

    Optional<String> find(Key key) {
        return Optional.ofNullable(cache.get(key))
                .filter(kept -> kept.isFreshAt(PatServices.now()))
                .map(Kept::jwt);
    }

    /** @param issuedAt the moment before it was made */
    void keep(Key key, String jwt, Instant issuedAt, Duration life) {
        cache.put(key, new Kept(jwt, issuedAt, life));
    }

    @Override
    public void close() {
        cache.close();
    }
}
