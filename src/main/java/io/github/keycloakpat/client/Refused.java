package io.github.keycloakpat.client;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server said no. The message is the server's, for people; it never holds a credential. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final @Nullable String field;
    private final transient List<String> params;

    public Refused(int status, String error, String message, @Nullable String field, List<String> params) {
        super(message);
        this.status = status;
        this.error = error;
        this.field = field;
        this.params = List.copyOf(params);
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** A word for programs, as {@code docs/openapi.yaml} or OAuth have it; {@code http_403} where the server gave none. */
    public String error() {
        return error;
    }

    /** The field of the request at fault. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** What the message mentions. */
    public List<String> params() {
        return params;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
