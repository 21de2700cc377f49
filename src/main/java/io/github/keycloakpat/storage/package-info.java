/** Our own SPI, through which the server finds the place where tokens are kept. */
package io.github.keycloakpat.storage;
