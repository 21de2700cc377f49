/** Credentials for other programs, by the protocols that they ask for them in: git, Docker, Kubernetes. */
@NullMarked
package io.github.keycloakpat.cli.credential;

import org.jspecify.annotations.NullMarked;
