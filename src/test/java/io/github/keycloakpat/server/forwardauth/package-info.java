/** What gateways are told of tokens, over HTTP. */
package io.github.keycloakpat.server.forwardauth;
