/** Uses of tokens, merged in memory until they are written together. */
@NullMarked
package io.github.keycloakpat.core.usage;

import org.jspecify.annotations.NullMarked;
