package io.github.keycloakpat.usage;

import io.github.keycloakpat.audit.RequestOrigin;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.usage.Sighting;
import io.github.keycloakpat.core.usage.TokenRef;
import io.github.keycloakpat.core.usage.UsageBuffer;
import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.storage.PatProvider;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Notes in memory that a token was used, or refused, by the request of a session. */
public final class UseNotes {
    private final KeycloakSession session;

    public UseNotes(KeycloakSession session) {
        this.session = session;
    }

    public void used(Pat pat) {
        buffer().used(ref(pat.id()), sighting());
    }

    /**
     * Only what leads to a token, be it deleted or not, is worth a note: guesses are not.
     *
     * @return how long to wait, where too many tokens were refused from this address
     */
    public Optional<Duration> refused(RefusedException refused) {
        refused.tokenId().ifPresent(id -> buffer().refused(ref(id), refused.refusal(), sighting()));
        return refused.refusal().isOfToken() ? provider().refusals().refused(realmId(), address()) : Optional.empty();
    }

    /** Keycloak has none where a proxy sent something else than an address. */
    private String address() {
        return Objects.requireNonNullElse(session.getContext().getConnection().getRemoteAddr(), "");
    }

    private UsageBuffer buffer() {
        return provider().buffer();
    }

    private PatProvider provider() {
        return session.getProvider(PatProvider.class);
    }

    private TokenRef ref(String tokenId) {
        return new TokenRef(realmId(), tokenId);
    }

    private String realmId() {
        return session.getContext().getRealm().getId();
    }

    private Sighting sighting() {
        return new Sighting(PatServices.now(), RequestOrigin.of(session));
    }
}
