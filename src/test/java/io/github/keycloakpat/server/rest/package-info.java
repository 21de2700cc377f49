/** What a user can and can't do with their own tokens at {@code /realms/{realm}/personal-access-tokens}. */
package io.github.keycloakpat.server.rest;
