/** What can be wrong with a request to manage tokens, each with a stable name. */
@NullMarked
package io.github.keycloakpat.core.fault;

import org.jspecify.annotations.NullMarked;
