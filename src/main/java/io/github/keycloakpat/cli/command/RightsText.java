package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.api.RightsRepresentation;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Facts;

/** What a token may do, for people. */
final class RightsText {
    private RightsText() {}

    static Facts of(RightsRepresentation rights) {
        return new Facts()
                .add("Scopes", rights.scopes().isEmpty() ? "none" : String.join(", ", rights.scopes()))
                .add(
                        "Permissions",
                        rights.authorizationDetails().stream()
                                .map(detail -> PatText.detail(detail) + " [" + detail.id() + "]")
                                .toList());
    }

    /** What is left once something was taken away. */
    static void show(Context context, String id) {
        PatRepresentation pat = context.client().own().get(id);
        var rights = new RightsRepresentation(pat.scopes(), pat.authorizationDetails());
        context.showFacts(rights, () -> of(rights));
    }
}
