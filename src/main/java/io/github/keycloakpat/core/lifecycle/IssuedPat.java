package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.token.PatSecret;

/** A token together with its new value, which is known nowhere else and never again. */
public record IssuedPat(Pat pat, PatSecret secret) {}
