package io.github.keycloakpat.core.lifecycle;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A token's name: 1 to 64 plain characters, unique per owner whatever the case and the form of its letters. */
public record PatName(String value) {
    private static final int MAX_LENGTH = 64;

    /**
     * Reads a name that somebody chose. Names that were kept are not checked again: what counts as a character differs
     * between versions of Java.
     *
     * @throws FaultException {@code invalid_name} if there is none
     */
    public static PatName of(@Nullable String text) {
        String name = text == null ? "" : text.strip();
        if (!PatText.isVisible(name) || PatText.length(name) > MAX_LENGTH || !PatText.isPlain(name)) {
            throw FaultException.of(
                    Fault.INVALID_NAME,
                    field("name"),
                    "A name has 1 to 64 characters, without line breaks and control characters. "
                            + "Name the service and the environment that will use the token.");
        }
        PatText.requireNoSecret(name, "name");
        return new PatName(name);
    }

    /** What makes two names the same one: NFKC and lower case. */
    public String folded() {
        String compatible = Normalizer.normalize(value, Normalizer.Form.NFKC);
        return Normalizer.normalize(compatible.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }

    @Override
    public String toString() {
        return value;
    }
}
