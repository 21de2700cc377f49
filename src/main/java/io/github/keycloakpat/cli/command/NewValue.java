package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.IssuedPatRepresentation;
import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.session.SecretDelivery;
import io.github.keycloakpat.cli.session.SecretOptions;
import java.util.function.Supplier;

/** A token with a new value: its facts are the answer, and the value goes where it was said to. */
final class NewValue {
    private NewValue() {}

    /** @param call asked once it is settled where the value goes */
    static void issue(Context context, SecretOptions options, Supplier<IssuedPatRepresentation> call) {
        try (SecretDelivery delivery = SecretDelivery.prepare(context, options)) {
            delivery.expect();
            IssuedPatRepresentation issued = call.get();
            PatRepresentation pat = issued.pat();
            try {
                context.showFacts(delivery.isShown() ? issued : pat, () -> PatText.one(pat, context.now()));
            } finally { // however odd the rest of the answer is
                delivery.deliver(issued.token(), pat.hint(), "kcpat tokens rotate " + pat.id());
            }
        }
    }
}
