package io.github.keycloakpat.issue;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Stand-ins for Keycloak's interfaces that answer one question. */
final class Answering {
    /** The key of the answer to a method without arguments. */
    static final String ALWAYS = "";

    private Answering() {}

    /** Answers one method by its first argument, and all others with null. */
    static <T> T one(Class<T> type, String method, Map<String, ?> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> called.getName().equals(method)
                        ? answers.get(arguments == null ? ALWAYS : arguments[0])
                        : null));
    }

    static <T> T one(Class<T> type, String method, Object answer) {
        return one(type, method, Map.of(ALWAYS, answer));
    }
}
