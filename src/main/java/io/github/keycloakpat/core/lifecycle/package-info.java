/** How a token begins, changes and ends. */
@NullMarked
package io.github.keycloakpat.core.lifecycle;

import org.jspecify.annotations.NullMarked;
