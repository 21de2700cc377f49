package io.github.keycloakpat.server.harness;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the server on first use; JUnit's root store closes it at the end of the run. */
final class KeycloakExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {
    private static final Namespace OURS = Namespace.create(KeycloakExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Keycloak.class || type == TestRealm.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Keycloak keycloak = keycloak(context);
        return parameter.getParameter().getType() == Keycloak.class ? keycloak : standardRealm(context, keycloak);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        keycloak(context).resetTime();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getRequiredTestClass() == outermost(context)) {
            keycloak(context).deleteRealms();
        }
    }

    private static Keycloak keycloak(ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent("keycloak", key -> Keycloak.start(), Keycloak.class);
    }

    private static TestRealm standardRealm(ExtensionContext context, Keycloak keycloak) {
        return context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(outermost(context), key -> TestRealms.standard(keycloak), TestRealm.class);
    }

    private static Class<?> outermost(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        while (type.getEnclosingClass() != null) {
            type = type.getEnclosingClass();
        }
        return type;
    }
}
