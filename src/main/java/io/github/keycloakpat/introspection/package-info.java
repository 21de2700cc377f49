/** Token introspection (RFC 7662). */
package io.github.keycloakpat.introspection;
