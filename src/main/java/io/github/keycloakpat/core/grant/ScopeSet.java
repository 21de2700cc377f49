package io.github.keycloakpat.core.grant;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** OAuth scope tokens (RFC 6749 §3.3), kept sorted so that equal sets print alike. */
public record ScopeSet(NavigableSet<String> values) {
    private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255}");

    public ScopeSet {
        values = Collections.unmodifiableNavigableSet(new TreeSet<>(values));
        if (!values.stream().allMatch(ScopeSet::isScopeToken)) {
            throw new IllegalArgumentException("not a scope-token (RFC 6749 §3.3)");
        }
    }

    public static ScopeSet of(Collection<String> values) {
        return new ScopeSet(new TreeSet<>(values));
    }

    public static ScopeSet none() {
        return of(Set.of());
    }

    /** Reads the {@code scope} parameter of OAuth: names separated by spaces. */
    public static ScopeSet parse(String text) {
        return of(Arrays.stream(text.split(" ")).filter(name -> !name.isEmpty()).toList());
    }

    public static boolean isScopeToken(String text) {
        return SCOPE_TOKEN.matcher(text).matches();
    }

    /** What both sides allow. Never wider than either. */
    public ScopeSet narrowTo(ScopeSet limit) {
        return of(values.stream().filter(limit.values::contains).toList());
    }

    public boolean isWithin(ScopeSet limit) {
        return limit.values.containsAll(values);
    }

    /** What is here and not there; for telling a caller what was too much. */
    public ScopeSet without(ScopeSet others) {
        return of(values.stream().filter(name -> !others.values.contains(name)).toList());
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public String toString() {
        return String.join(" ", values);
    }
}
