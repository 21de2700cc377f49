package io.github.keycloakpat.storage;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link PatProvider}s. */
public interface PatProviderFactory extends ProviderFactory<PatProvider> {}
