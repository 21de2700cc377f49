/** Values that are reported as found somewhere. */
package io.github.keycloakpat.server.leak;
