/** The algebra of what a token may do. Nothing here ever makes anything wider. */
@NullMarked
package io.github.keycloakpat.core.grant;

import org.jspecify.annotations.NullMarked;
