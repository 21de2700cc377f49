/** What happened to tokens, as it is kept. */
@NullMarked
package io.github.keycloakpat.core.audit;

import org.jspecify.annotations.NullMarked;
