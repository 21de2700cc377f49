/** {@code docs/openapi.yaml}, and whether what the server answers is what it says. */
package io.github.keycloakpat.server.openapi.document;
