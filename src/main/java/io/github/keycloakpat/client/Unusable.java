package io.github.keycloakpat.client;

/** A name or an address that can't be one. Nothing was sent. The message tells people what is wrong with it. */
public final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
