/** What the core needs from outside. */
@NullMarked
package io.github.keycloakpat.core.port;

import org.jspecify.annotations.NullMarked;
