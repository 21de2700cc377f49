package io.github.keycloakpat.client;

/** No answer, or none that can be understood. */
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    Unreachable(String message, boolean sent) {
        super(message);
        this.sent = sent;
    }

    Unreachable(String message, boolean sent, Throwable cause) {
        super(message, cause);
        this.sent = sent;
    }

    /** Whether the request may have been carried out all the same. */
    public boolean sent() {
        return sent;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
