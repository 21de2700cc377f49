/** What is done about values that were found where they should not be. */
@NullMarked
package io.github.keycloakpat.core.leak;

import org.jspecify.annotations.NullMarked;
