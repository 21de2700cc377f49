package io.github.keycloakpat.rest;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.policy.IsoDuration;
import io.github.keycloakpat.core.policy.Life;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long a token shall live, as a request says it: {@code expiresAt} or {@code expiresIn}. */
final class LifeRequest {
    static final String EXPIRES_AT = "expiresAt";
    static final String EXPIRES_IN = "expiresIn";

    private static final String NEVER = "never";

    private LifeRequest() {}

    /** Empty if the request says nothing of it. */
    static Optional<Life> readIfGiven(RequestFields fields) {
        return fields.has(EXPIRES_AT) || fields.has(EXPIRES_IN) ? Optional.of(read(fields)) : Optional.empty();
    }

    static Life read(RequestFields fields) {
        Optional<String> at = fields.text(EXPIRES_AT);
        Optional<String> in = fields.text(EXPIRES_IN);
        if (at.isPresent() && in.isPresent()) {
            throw FaultException.of(
                    Fault.INVALID_EXPIRY, field(EXPIRES_AT), "Send either 'expiresAt' or 'expiresIn', not both.");
        }
        if (at.isPresent()) {
            return new Life.Until(instant(at.get()));
        }
        return in.map(LifeRequest::lasting).orElseGet(Life.Preset::new);
    }

    private static Life lasting(String text) {
        if (text.equals(NEVER)) {
            return new Life.Never();
        }
        return IsoDuration.parsePositive(text)
                .<Life>map(Life.Lasting::new)
                .orElseThrow(() -> FaultException.of(
                        Fault.INVALID_EXPIRY,
                        field(EXPIRES_IN),
                        "A duration looks like P30D, P2W or PT12H (no months or years), or is \"never\"."));
    }

    private static Instant instant(String text) {
        return PointInTime.parse(text)
                .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                .orElseThrow(() -> FaultException.of(
                        Fault.INVALID_EXPIRY,
                        field(EXPIRES_AT),
                        "A point in time looks like 2026-12-31T23:59:59Z, up to the year 9999."));
    }
}
