/** The wire: what requests and answers look like in JSON. */
@NullMarked
package io.github.keycloakpat.api;

import org.jspecify.annotations.NullMarked;
