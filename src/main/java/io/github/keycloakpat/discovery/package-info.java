/** The realm's well-known documents (OpenID Connect Discovery 1.0, RFC 8414). */
@NullMarked
package io.github.keycloakpat.discovery;

import org.jspecify.annotations.NullMarked;
