package io.github.keycloakpat.core.fault;

import io.github.keycloakpat.token.PatFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that is refused. Its message is for people and says what to do next. It repeats what a caller sent, but never
 * a token's value.
 */
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final @Nullable String field;
    private final transient List<String> params;

    private FaultException(Fault fault, @Nullable String field, String message, List<String> params) {
        super(PatFormat.redact(message), null, false, false);
        this.fault = fault;
        this.field = field == null ? null : PatFormat.redact(field);
        this.params = params.stream().map(PatFormat::redact).toList();
    }

    /** A fault of the request as a whole. */
    public static FaultException of(Fault fault, String message, String... params) {
        return new FaultException(fault, null, message, List.of(params));
    }

    /** A fault of one JSON field or query parameter. */
    public static FaultException of(Fault fault, Field field, String message, String... params) {
        return new FaultException(fault, field.name(), message, List.of(params));
    }

    public Fault fault() {
        return fault;
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** The values that the message mentions, for those who word it anew in another language. */
    public List<String> params() {
        return params;
    }

    /** A JSON field or query parameter by its name. */
    public record Field(String name) {}

    public static Field field(String name) {
        return new Field(name);
    }
}
