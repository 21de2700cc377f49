/** From presented text to a token that can be trusted, and to what it may do now. */
@NullMarked
package io.github.keycloakpat.core.verify;

import org.jspecify.annotations.NullMarked;
