package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.api.IssuedPatRepresentation;
import io.github.keycloakpat.cli.session.Caller;
import io.github.keycloakpat.cli.session.SecretFile;
import io.github.keycloakpat.client.OwnTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Gets a new value to its file, and tells the agent where that is, and never what. */
final class Issuing {
    private static final String ADVICE =
            "The value is in this file, which only the user may read. Do not read it: tell the user the path.";
    private static final String ADVICE_ON_OUR_OWN = ADVICE
            + " This server itself calls by this token: it goes on by the new value until it ends, and the user has to put"
            + " the new value where KCPAT_TOKEN comes from.";
    private static final String UNREAD = "The rest of the answer could not be read: look by pat_list.";

    private final Callers callers;
    private final SecretFolder secrets;

    Issuing(Callers callers, SecretFolder secrets) {
        this.callers = callers;
        this.secrets = secrets;
    }

    /** Told before a person is asked to no end. */
    void requirePossible() {
        secrets.requireUsable();
    }

    /** @param own whether the new value is that of the token by which we call */
    Map<String, Object> issue(Caller caller, boolean own, Function<OwnTokens, IssuedPatRepresentation> call) {
        try (SecretFile file = secrets.next()) {
            file.expect();
            IssuedPatRepresentation issued = call.apply(caller.client().own());
            file.write(issued.token(), "call pat_rotate once more");
            if (own) {
                callers.renewed(caller, issued.token());
            }
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("secretFile", file.path().toString());
            told.put("advice", own ? ADVICE_ON_OUR_OWN : ADVICE);
            told.putAll(facts(issued));
            return told;
        }
    }

    /** There is a value in a file now: whatever else is odd about the answer, the path of the file is told. */
    private static Map<String, Object> facts(IssuedPatRepresentation issued) {
        try {
            return Told.token(issued.pat());
        } catch (RuntimeException e) {
            return Map.of("incomplete", UNREAD);
        }
    }
}
