package io.github.keycloakpat.core.leak;

import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.audit.AuditIds;
import io.github.keycloakpat.core.audit.AuditTrail;
import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.audit.Origin;
import io.github.keycloakpat.core.lifecycle.PresentedValue;
import io.github.keycloakpat.core.lifecycle.Registry;
import io.github.keycloakpat.core.lifecycle.Remark;
import io.github.keycloakpat.core.lifecycle.RevokeOrder;
import io.github.keycloakpat.core.lifecycle.ValueEnding;
import io.github.keycloakpat.core.news.Bulletin;
import io.github.keycloakpat.core.news.News;
import io.github.keycloakpat.core.news.NewsType;
import io.github.keycloakpat.token.PatSecret;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Ends values that were reported as found somewhere, and keeps who said so. Where they were found is a stranger's word:
 * it stands in the audit trail and nowhere else.
 */
public final class Leaks {
    private static final RevokeOrder COMPROMISED =
            new RevokeOrder(Remark.kept("Its value was reported as leaked"), true, false);

    private static final int MAX_URL = 1024;
    private static final int MAX_SOURCE = 64;

    private final Registry registry;
    private final AuditTrail trail;
    private final Bulletin bulletin;
    private final Origin origin;

    /** @param origin of the report */
    public Leaks(Registry registry, AuditTrail trail, Bulletin bulletin, Origin origin) {
        this.registry = registry;
        this.trail = trail;
        this.bulletin = bulletin;
        this.origin = origin;
    }

    /**
     * Ends what these values are good for. Values that no token has or had are passed over; of a value that is reported
     * more than once, the first report counts.
     */
    public void end(List<LeakedValue> reported) {
        List<LeakedValue> values = distinct(reported);
        List<PatSecret> secrets = values.stream().map(LeakedValue::secret).toList();
        List<Optional<PresentedValue>> ended = new ValueEnding(registry).endAll(secrets, COMPROMISED);
        for (int i = 0; i < values.size(); i++) {
            LeakedValue value = values.get(i);
            ended.get(i).ifPresent(presented -> tell(value, presented));
        }
    }

    private static List<LeakedValue> distinct(List<LeakedValue> reported) {
        Map<String, LeakedValue> values = new LinkedHashMap<>();
        reported.forEach(value -> values.putIfAbsent(value.secret().reveal(), value));
        return List.copyOf(values.values());
    }

    /** However often it is reported, each day has one line of a token's present, previous or old value. */
    private void tell(LeakedValue value, PresentedValue presented) {
        Instant at = registry.clock().instant();
        String kind = presented.kind().name().toLowerCase(Locale.ROOT);
        String day = at.truncatedTo(ChronoUnit.DAYS).toString();
        Map<String, Object> details = details(value, kind);
        boolean first = trail.appendOnce(new AuditEntry(
                AuditIds.ofOnce(AuditType.LEAKED.name(), presented.subject().tokenId(), kind, day),
                AuditType.LEAKED,
                Optional.of(presented.subject()),
                registry.actor().userId(),
                origin,
                at,
                details));
        if (first) {
            bulletin.tell(
                    new News(NewsType.LEAKED, presented.subject(), presented.pat(), registry.actor(), at, details));
        }
    }

    private static Map<String, Object> details(LeakedValue value, String kind) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("value", kind);
        Hearsay.kept(value.url(), MAX_URL).ifPresent(url -> details.put("url", url));
        Hearsay.kept(value.source(), MAX_SOURCE).ifPresent(source -> details.put("source", source));
        return details;
    }
}
