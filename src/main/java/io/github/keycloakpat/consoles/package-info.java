/**
 * Our pages in Keycloak's own consoles, whatever their theme. Themes are decorated as they are loaded: {@code AccountMenu}
 * adds an entry to the account console's {@code content.json}, the admin console gets a script of ours, and
 * {@code ConsoleResources} serves the pages' scripts and texts for every theme. The pages themselves are in {@code themes/pat-ui}, and are clients of the REST interface only.
 */
@NullMarked
package io.github.keycloakpat.consoles;

import org.jspecify.annotations.NullMarked;
