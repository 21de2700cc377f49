package io.github.keycloakpat.realm;

import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.token.PatFormat;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * A realm's policy as it stands in the realm's attributes ({@code pat.<field>}), so that it travels with exports. What
 * can't be read counts as the narrowest that it could mean, and nobody creates tokens until it is mended.
 */
public final class RealmPatPolicy {
    private static final Duration MAX_LIFETIME = Duration.ofDays(365);
    private static final Duration DEFAULT_LIFETIME = Duration.ofDays(30);
    private static final Duration MAX_GRACE = Duration.ofDays(7);
    private static final Duration JWT_LIFETIME = Duration.ofMinutes(5);
    private static final Duration RETENTION = Duration.ofDays(90);
    private static final int MAX_TOKENS = 50;
    private static final int MAX_TOKENS_LIMIT = 10_000;

    private RealmPatPolicy() {}

    public static PatPolicy read(RealmModel realm) {
        var read = new PolicyAttributes(realm);
        Duration jwtLifetime = read.duration("jwtLifetime", JWT_LIFETIME, Duration.ZERO);
        boolean jwtLifetimeUnknown = jwtLifetime.isZero();
        if (jwtLifetime.compareTo(PatPolicy.JWT_LIFETIME_LIMIT) > 0) {
            jwtLifetime = PatPolicy.JWT_LIFETIME_LIMIT;
            read.warn("jwtLifetime", "is longer than PT1H, which is what counts");
        }
        boolean enabled = read.bool("enabled", true, false) && !jwtLifetimeUnknown;
        var managementClients = read.names("managementClients", "account-console kcpat", name -> true);
        var maxLifetime = read.duration("maxLifetime", MAX_LIFETIME, Duration.ZERO);
        var defaultLifetime = read.duration("defaultLifetime", DEFAULT_LIFETIME, Duration.ZERO);
        boolean never = read.bool("neverExpireAllowed", false, false);
        int maxTokens = read.number("maxTokensPerUser", MAX_TOKENS, MAX_TOKENS_LIMIT);
        var grantable = read.names("grantableScopes", "", ScopeSet::isScopeToken);
        var details = read.catalogue("authorizationDetailTypes");
        boolean scopesRequired = read.bool("scopesRequired", false, true);
        boolean audienceRequired = read.bool("audienceRequired", false, true);
        var maxGrace = read.durationOrZero("maxGracePeriod", MAX_GRACE);
        boolean regenerate = read.bool("regenerateAllowed", true, false);
        var reauthMaxAge = read.durationOrZero("reauthMaxAge", Duration.ZERO);
        String prefix = read.word("tokenPrefix", "kcpat", PatFormat::isPrefix);
        var noticeDays = read.numbers("noticeDays", "7 3 1");
        var unusedRevokeAfter = read.durationOrNone("unusedRevokeAfter", Optional.empty());
        var retention = read.durationOrNone("retention", Optional.of(RETENTION));
        return new PatPolicy(
                enabled,
                read.hasUnreadable(),
                managementClients,
                maxLifetime,
                defaultLifetime,
                never,
                maxTokens,
                read.text("requiredRole"),
                grantable,
                details,
                scopesRequired,
                audienceRequired,
                maxGrace,
                regenerate,
                reauthMaxAge,
                jwtLifetime,
                prefix,
                noticeDays,
                unusedRevokeAfter,
                retention,
                read.warnings());
    }
}
