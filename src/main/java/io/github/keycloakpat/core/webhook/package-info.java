/** Webhooks: who wants to be told what, by which address, and how it is signed. */
@NullMarked
package io.github.keycloakpat.core.webhook;

import org.jspecify.annotations.NullMarked;
