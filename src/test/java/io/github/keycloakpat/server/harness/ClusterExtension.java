package io.github.keycloakpat.server.harness;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** Starts the cluster on first use; JUnit's root store closes it at the end of the run. */
final class ClusterExtension extends TypeBasedParameterResolver<Cluster>
        implements AfterEachCallback, AfterAllCallback {
    private static final Namespace OURS = Namespace.create(ClusterExtension.class);

    @Override
    public Cluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        cluster(context).resetTime();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        cluster(context).deleteRealms();
    }

    private static Cluster cluster(ExtensionContext context) {
        return context.getRoot().getStore(OURS).getOrComputeIfAbsent("cluster", key -> Cluster.start(), Cluster.class);
    }
}
