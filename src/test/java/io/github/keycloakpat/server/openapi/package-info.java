/** The REST interface as {@code docs/openapi.yaml} has it: each call, and each answer to it. */
package io.github.keycloakpat.server.openapi;
