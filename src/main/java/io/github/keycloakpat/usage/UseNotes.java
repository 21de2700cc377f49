package io.github.keycloakpat.usage;

import io.github.keycloakpat.audit.RequestOrigin;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.audit.Origin;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.usage.Sighting;
import io.github.keycloakpat.core.usage.TokenRef;
import io.github.keycloakpat.core.usage.UsageBuffer;
import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.metrics.Door;
import io.github.keycloakpat.metrics.UseMetrics;
import io.github.keycloakpat.metrics.UseOutcome;
import io.github.keycloakpat.storage.PatProvider;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Notes in memory that a token was used, or refused, by the request of a session. */
public final class UseNotes {
    private final KeycloakSession session;
    private final Door door;

    /** @param door at which tokens are presented */
    public UseNotes(KeycloakSession session, Door door) {
        this.session = session;
        this.door = door;
    }

    public void used(Pat pat) {
        used(pat, RequestOrigin.of(session));
    }

    /** @param origin where it was used, if that is not where the request comes from */
    public void used(Pat pat, Origin origin) {
        UseMetrics.count(door, UseOutcome.ACCEPTED);
        buffer().used(ref(pat.id()), new Sighting(PatServices.now(), origin));
    }

    /**
     * Notes that whoever sends this request presented a token that is refused.
     *
     * @return how long to wait, where too many tokens were refused from this address
     */
    public Optional<Duration> refused(RefusedException refused) {
        note(refused, RequestOrigin.of(session));
        Optional<Duration> wait = refused.refusal().isOfToken()
                ? provider().refusals().refused(realmId(), RequestOrigin.address(session))
                : Optional.empty();
        UseMetrics.refused(door, refused.refusal(), wait.isPresent());
        return wait;
    }

    /** The same where somebody asks about a token that others presented: it is not counted against who asks. */
    public void refused(RefusedException refused, Origin origin) {
        note(refused, origin);
        UseMetrics.refused(door, refused.refusal(), false);
    }

    /** Only what leads to a token, be it deleted or not, is worth it: guesses are not. */
    private void note(RefusedException refused, Origin origin) {
        refused.tokenId()
                .ifPresent(id -> buffer().refused(ref(id), refused.refusal(), new Sighting(PatServices.now(), origin)));
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
}
