package io.github.keycloakpat.cli.signin;

import io.github.keycloakpat.client.Bearer;

/** Who calls. */
public sealed interface Identity extends Bearer permits GivenAccessToken, KeptSignIn, PersonalAccessToken {
    /** Where it comes from, for people: {@code KCPAT_TOKEN}. */
    String source();
}
