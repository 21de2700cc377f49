package io.github.keycloakpat.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A token together with its value, which no other answer shows. */
public record IssuedPatRepresentation(@JsonUnwrapped PatRepresentation pat, String token) {
    @Override
    public String toString() {
        return "IssuedPatRepresentation[pat=" + pat + ", token=[redacted]]";
    }
}
