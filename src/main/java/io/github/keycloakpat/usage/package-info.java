/** Notes uses of tokens, and writes what was noted. */
package io.github.keycloakpat.usage;
