/** What a gateway demands of the tokens that it lets through. */
@NullMarked
package io.github.keycloakpat.core.demand;

import org.jspecify.annotations.NullMarked;
