/** A realm's rules for its tokens. */
@NullMarked
package io.github.keycloakpat.core.policy;

import org.jspecify.annotations.NullMarked;
