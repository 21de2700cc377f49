/** Two nodes on one database: what one of them does, the other goes by. */
package io.github.keycloakpat.server.cluster;
