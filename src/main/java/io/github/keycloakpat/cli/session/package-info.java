/** What a command has at hand while it runs. */
@NullMarked
package io.github.keycloakpat.cli.session;

import org.jspecify.annotations.NullMarked;
