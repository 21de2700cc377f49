/** Tokens that manage tokens: which calls of our REST interface they may make, and by which scope. */
@NullMarked
package io.github.keycloakpat.core.manage;

import org.jspecify.annotations.NullMarked;
