package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.session.SecretInput;
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
    @Parameters(paramLabel = "-", arity = "0..1", description = "'-' reads the value from standard input.")
    Optional<String> value = Optional.empty();

    @Override
    public void run(Context context) {
        String token = SecretInput.found(context, value);
        InspectedText.show(context, context.client().realm().inspect(token));
    }
}
