package io.github.keycloakpat.core.policy;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A realm's rules for its tokens, as they are at this moment.
 *
 * @param enabled whether tokens may be used and made at all
 * @param creationBlocked whether a field of the policy is unreadable, so that nobody may create
 * @param managementClients client ids whose tokens may change the user's personal access tokens
 * @param maxTokensPerUser how many may be active at once
 * @param requiredRole {@code name} of a realm role or {@code clientId/name}
 * @param grantableScopes names; client scopes marked as grantable come on top
 * @param reauthMaxAge how recent the sign-in of who creates must be; zero: no matter
 * @param jwtLifetime of what a token is exchanged for
 * @param noticeDays how many days before its end the owner of a token is told
 * @param unusedRevokeAfter after how long without a use a token is revoked; empty for never
 * @param retention how long ended tokens, what is left of deleted ones, and the audit trail are kept; empty where that
 *     is unreadable and nothing may be thrown away
 * @param warnings for administrators: what is wrong with the policy itself
 */
public record PatPolicy(
        boolean enabled,
        boolean creationBlocked,
        Set<String> managementClients,
        Duration maxLifetime,
        Duration defaultLifetime,
        boolean neverExpireAllowed,
        int maxTokensPerUser,
        Optional<String> requiredRole,
        Set<String> grantableScopes,
        DetailCatalogue details,
        boolean scopesRequired,
        boolean audienceRequired,
        Duration maxGracePeriod,
        boolean regenerateAllowed,
        Duration reauthMaxAge,
        Duration jwtLifetime,
        String tokenPrefix,
        List<Integer> noticeDays,
        Optional<Duration> unusedRevokeAfter,
        Optional<Duration> retention,
        List<String> warnings) {
    public static final Duration JWT_LIFETIME_LIMIT = Duration.ofHours(1);
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    public PatPolicy {
        managementClients = Set.copyOf(managementClients);
        grantableScopes = Set.copyOf(grantableScopes);
        noticeDays = List.copyOf(noticeDays);
        warnings = List.copyOf(warnings);
    }

    /** The preset life, which is never longer than the longest. */
    public Duration presetLifetime() {
        return defaultLifetime.compareTo(maxLifetime) < 0 ? defaultLifetime : maxLifetime;
    }

    /**
     * When a token that begins now ends.
     *
     * @param now in whole seconds
     * @return empty for never
     * @throws FaultException {@code invalid_expiry}, {@code expiry_too_long} or {@code expiry_required}
     */
    public Optional<Instant> expiry(Life life, Instant now) {
        if (life instanceof Life.Never) {
            return requireNeverAllowed();
        }
        Instant end;
        if (life instanceof Life.Until until) {
            end = until.instant();
            requireFuture(end, now, "expiresAt");
        } else if (life instanceof Life.Lasting lasting) {
            end = later(now, lasting.duration());
            requireFuture(end, now, "expiresIn");
        } else {
            end = later(now, presetLifetime());
        }
        if (end.isAfter(later(now, maxLifetime))) {
            throw FaultException.of(
                    Fault.EXPIRY_TOO_LONG,
                    field(life instanceof Life.Until ? "expiresAt" : "expiresIn"),
                    "A token may live for " + IsoDuration.print(maxLifetime) + " at most. Choose an earlier expiry.",
                    IsoDuration.print(maxLifetime));
        }
        return Optional.of(end);
    }

    private Optional<Instant> requireNeverAllowed() {
        if (!neverExpireAllowed) {
            throw FaultException.of(
                    Fault.EXPIRY_REQUIRED,
                    field("expiresIn"),
                    "Tokens of this realm must expire. Choose an expiry of at most " + IsoDuration.print(maxLifetime)
                            + ".",
                    IsoDuration.print(maxLifetime));
        }
        return Optional.empty();
    }

    private static void requireFuture(Instant end, Instant now, String field) {
        if (!end.isAfter(now)) {
            throw FaultException.of(
                    Fault.INVALID_EXPIRY, field(field), "The expiry is not in the future. Choose a later one.");
        }
    }

    private static Instant later(Instant now, Duration duration) {
        Duration left = Duration.between(now, END_OF_TIME);
        return duration.compareTo(left) < 0 ? now.plus(duration) : END_OF_TIME;
    }
}
