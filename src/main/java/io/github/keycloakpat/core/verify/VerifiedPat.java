package io.github.keycloakpat.core.verify;

import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.port.Owner;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A token that may be used now. Only {@link PatVerifier} makes one. */
public final class VerifiedPat {
    private final Pat pat;
    private final Owner owner;
    private final Set<String> audiences;
    private final Instant secretIssuedAt;
    private final Optional<Instant> secretUntil;

    VerifiedPat(Pat pat, Owner owner, Set<String> audiences, Instant secretIssuedAt, Optional<Instant> secretUntil) {
        this.pat = pat;
        this.owner = owner;
        this.audiences = Set.copyOf(audiences);
        this.secretIssuedAt = secretIssuedAt;
        this.secretUntil = secretUntil;
    }

    public Pat pat() {
        return pat;
    }

    public Owner owner() {
        return owner;
    }

    /** The token's applications that are still there; empty only if it names none. */
    public Set<String> audiences() {
        return audiences;
    }

    /** When the presented value was issued, in whole seconds. */
    public Instant secretIssuedAt() {
        return secretIssuedAt;
    }

    /** From this instant on the presented value is of no use; empty for never. */
    public Optional<Instant> until() {
        return Stream.of(secretUntil, pat.expiresAt()).flatMap(Optional::stream).min(Instant::compareTo);
    }
}
