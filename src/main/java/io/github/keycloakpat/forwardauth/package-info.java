/** Forward-auth: a gateway asks for each request whether the token that came with it will do, and whose it is. */
package io.github.keycloakpat.forwardauth;
