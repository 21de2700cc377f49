package io.github.keycloakpat.server.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests on a {@link Cluster}, one for the whole run, which constructors may take. The nodes' clocks go back
 * after each test, and the realms made by the class go with it. The name of the class ends with {@code ClusterIT}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ClusterExtension.class)
public @interface ClusterTest {}
