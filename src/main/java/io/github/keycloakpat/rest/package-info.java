/** The realm resource {@code /realms/{realm}/personal-access-tokens}. */
package io.github.keycloakpat.rest;
