/** What is to be told to others outside of the server, and how long is tried to tell it. */
@NullMarked
package io.github.keycloakpat.core.outbox;

import org.jspecify.annotations.NullMarked;
