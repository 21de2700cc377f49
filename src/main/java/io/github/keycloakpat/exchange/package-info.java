/** Token exchange (RFC 8693). */
package io.github.keycloakpat.exchange;
