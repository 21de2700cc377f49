/** Administrators and the tokens of their realm: {@code /admin/realms/{realm}/personal-access-tokens}. */
package io.github.keycloakpat.server.admin;
