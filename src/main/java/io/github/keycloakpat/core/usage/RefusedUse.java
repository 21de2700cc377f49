package io.github.keycloakpat.core.usage;

import io.github.keycloakpat.core.verify.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That uses of one token were refused for one reason within one hour.
 *
 * @param first the first of them
 */
public record RefusedUse(TokenRef token, Refusal reason, Sighting first) {
    Instant hour() {
        return first.at().truncatedTo(ChronoUnit.HOURS);
    }

    /** The parts of what there is one line of in the audit trail. */
    public String[] once() {
        return new String[] {"REFUSED", token.realmId(), token.tokenId(), reason.name(), hour().toString()};
    }
}
