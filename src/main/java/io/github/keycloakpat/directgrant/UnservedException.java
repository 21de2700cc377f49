package io.github.keycloakpat.directgrant;

/** A request that no token could be good for. It is told to who has a good one alone. */
final class UnservedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String error;

    /** @param error a code of RFC 6749 §5.2 or RFC 8707 §2 */
    UnservedException(String error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    String error() {
        return error;
    }
}
