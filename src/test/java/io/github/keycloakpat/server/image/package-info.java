/** The image of {@code docker/} with its neighbours in containers, where there is a Docker. */
package io.github.keycloakpat.server.image;
