package io.github.keycloakpat.client;

import io.github.keycloakpat.api.PolicyRepresentation;

/** The rules of a realm. */
public final class Policy {
    private static final String PATH = "/policy";

    private final Calls calls;

    Policy(Calls calls) {
        this.calls = calls;
    }

    public PolicyRepresentation get() {
        return calls.get(PATH).as(PolicyRepresentation.class);
    }

    /** Changes the fields that are given; null sets one back to its preset. */
    public PolicyRepresentation update(Fields fields) {
        return calls.put(PATH, fields).as(PolicyRepresentation.class);
    }
}
