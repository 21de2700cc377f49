package io.github.keycloakpat.core.verify;

import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.core.port.Applications;
import io.github.keycloakpat.core.port.Owner;
import io.github.keycloakpat.core.port.Owners;
import io.github.keycloakpat.core.port.PatStore;
import io.github.keycloakpat.core.port.StoredSecret;
import io.github.keycloakpat.token.PatFormat;
import io.github.keycloakpat.token.SecretHasher;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a presented value, or a token that was used before, may be used now. */
public final class PatVerifier {
    private final PatStore store;
    private final SecretHasher hasher;
    private final Owners owners;
    private final Applications applications;
    private final PatPolicy policy;
    private final InstantSource clock;

    public PatVerifier(
            PatStore store,
            SecretHasher hasher,
            Owners owners,
            Applications applications,
            PatPolicy policy,
            InstantSource clock) {
        this.store = store;
        this.hasher = hasher;
        this.owners = owners;
        this.applications = applications;
        this.policy = policy;
        this.clock = clock;
    }

    /** Verifies a value. What has not the form of one costs no query. */
    public VerifiedPat verify(@Nullable String presented, Use use) throws RefusedException {
        var secret = PatFormat.parse(presented).orElseThrow(() -> new RefusedException(Refusal.MALFORMED));
        StoredSecret stored =
                store.findBySecret(hasher.candidates(secret)).orElseThrow(() -> new RefusedException(Refusal.UNKNOWN));
        Pat pat = stored.pat().orElseThrow(() -> new RefusedException(Refusal.DELETED, stored.tokenId()));
        Instant now = clock.instant();
        if (stored.validUntil().isPresent() && !now.isBefore(stored.validUntil().get())) {
            throw refused(Refusal.SECRET_ENDED, pat);
        }
        requireAllowed(use, pat, stored);
        return requireUsable(pat, stored, now);
    }

    /**
     * Verifies a token that was exchanged before, where the result of that is used in its place.
     *
     * @param generation the token's when it was exchanged: regenerating it brings nothing back
     * @param valueIssuedAt of the value that was exchanged: with it ends what it may do in the token's place
     */
    public VerifiedPat verifyAgain(String id, int generation, Instant valueIssuedAt, Use use) throws RefusedException {
        Pat pat = store.find(id)
                .filter(found -> found.secret().generation() == generation)
                .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN));
        if (!store.hasLiveValue(id, valueIssuedAt, clock.instant())) {
            throw refused(Refusal.SECRET_ENDED, pat);
        }
        requireAllowed(use, pat, present(pat));
        return requireUsable(pat, present(pat), clock.instant());
    }

    private static void requireAllowed(Use use, Pat pat, StoredSecret secret) throws RefusedException {
        if (!pat.grant().allowedIps().allows(use.address())) {
            throw refused(Refusal.ADDRESS_NOT_ALLOWED, pat);
        }
        if (secret.issuedAt().isBefore(use.notBefore())) {
            throw refused(Refusal.NOT_BEFORE, pat);
        }
    }

    private static StoredSecret present(Pat pat) {
        return new StoredSecret(pat.id(), Optional.of(pat), pat.secret().issuedAt(), Optional.empty());
    }

    /**
     * Whether a token that was exchanged before is still good, wherever the question comes from.
     *
     * @param generation the token's when it was exchanged: regenerating it brings nothing back
     */
    public boolean isUsable(String id, int generation) {
        Optional<Pat> pat = store.find(id).filter(found -> found.secret().generation() == generation);
        return pat.isPresent() && refusal(pat.get()).isEmpty();
    }

    private Optional<Refusal> refusal(Pat pat) {
        try {
            requireUsable(pat, present(pat), clock.instant());
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        }
    }

    private VerifiedPat requireUsable(Pat pat, StoredSecret secret, Instant now) throws RefusedException {
        switch (pat.statusAt(now)) {
            case REVOKED -> throw refused(Refusal.REVOKED, pat);
            case EXPIRED -> throw refused(Refusal.EXPIRED, pat);
            case ACTIVE -> {}
        }
        if (!policy.enabled()) {
            throw refused(Refusal.TOKENS_DISABLED, pat);
        }
        Owner owner = owners.find(pat.userId()).orElseThrow(() -> refused(Refusal.OWNER_GONE, pat));
        Optional<Refusal> refusal = owner.refusal(secret.issuedAt());
        if (refusal.isPresent()) {
            throw refused(refusal.get(), pat);
        }
        return new VerifiedPat(pat, owner, requireAudiences(pat), secret.issuedAt(), secret.validUntil());
    }

    private Set<String> requireAudiences(Pat pat) throws RefusedException {
        Set<String> alive = applications.alive(pat.grant().audiences());
        if (alive.isEmpty() && !pat.grant().audiences().isEmpty()) {
            throw refused(Refusal.APPLICATIONS_GONE, pat);
        }
        return alive;
    }

    private static RefusedException refused(Refusal refusal, Pat pat) {
        return new RefusedException(refusal, pat);
    }
}
