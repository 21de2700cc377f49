package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.session.SecretInput;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Refused;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kcpat admin tokens inspect}. */
@Command(
        name = "inspect",
        description = "Whose is a value that was found? Also of tokens that have ended or were deleted.",
        footer = {
            "",
            "The value comes from standard input with '-', or is asked for; it does not show.",
            "",
            "Example:",
            "  kcpat admin tokens inspect - < found.txt"
        })
final class AdminTokensInspect implements Action {
    @Parameters(paramLabel = "STDIN", arity = "0..1", description = "'-' reads the value from standard input.")
    Optional<String> value = Optional.empty();

    @Override
    public void run(Context context) {
        String token = SecretInput.found(context, value);
        try {
            InspectedText.show(context, context.client().realm().inspect(token));
        } catch (Refused e) {
            throw e.error().equals("token_not_found") ? unknown(e) : e;
        }
    }

    private static Stop unknown(Refused e) {
        return Stop.notFound(
                e.getMessage(),
                "It may be another realm's, or was forgotten some time after it was deleted (the policy's 'retention').");
    }
}
