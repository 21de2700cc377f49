/** Personal access tokens in the place of a password. */
package io.github.keycloakpat.server.directgrant;
