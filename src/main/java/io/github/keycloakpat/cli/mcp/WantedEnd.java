package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.cli.session.Caller;
import io.github.keycloakpat.cli.session.Expiry;
import io.github.keycloakpat.client.Fields;
import io.github.keycloakpat.client.Refused;
import java.util.Optional;

/** When a token shall end, as an agent asks for it and as the person is told: as the server reads it, not as it was written. */
record WantedEnd(Optional<Expiry> given) {
    static final String FIELD = "expires";
    static final String FORMS = "When it ends: 30d, P30D, 2026-12-31, 2026-12-31T23:59:59Z or never.";

    /** @throws io.github.keycloakpat.cli.shell.Stop if it is no end */
    static WantedEnd of(Arguments arguments) {
        return new WantedEnd(arguments.optional(FIELD).map(text -> Expiry.parse(text, FIELD)));
    }

    void put(Fields fields) {
        given.ifPresent(expiry -> expiry.put(fields));
    }

    /** Of a token that gets a new life. */
    String orPreset(Caller caller) {
        return told().orElseGet(() -> preset(caller));
    }

    private static String preset(Caller caller) {
        try {
            String lifetime = caller.client().own().grantable().policy().defaultLifetime();
            return after(Quoted.text(lifetime)) + ", as the realm presets it";
        } catch (Refused e) { // by a token that may make others, and may not look
            return "as the realm presets it";
        }
    }

    /** Of a token whose life goes on. */
    String orAsBefore(PatRepresentation pat) {
        return told().orElseGet(() ->
                (pat.expiresAt() == null ? Expiry.NEVER : "at " + Quoted.text(pat.expiresAt())) + ", as before");
    }

    private Optional<String> told() {
        return given.map(expiry -> {
            if (expiry.value().equals(Expiry.NEVER)) {
                return Expiry.NEVER;
            }
            return expiry.field().equals(Expiry.AT) ? at(expiry.value()) : after(expiry.value());
        });
    }

    private static String at(String time) {
        return "at " + time;
    }

    private static String after(String duration) {
        return "after " + duration;
    }
}
