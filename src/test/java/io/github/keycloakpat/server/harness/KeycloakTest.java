package io.github.keycloakpat.server.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests on a running Keycloak. Constructors and methods may take a {@link Keycloak} (one for the whole run)
 * and a {@link TestRealm} (the standard one, the same for all tests of the class). The server's clock goes back after
 * each test, and the realms made by the class go with it.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KeycloakExtension.class)
public @interface KeycloakTest {}
