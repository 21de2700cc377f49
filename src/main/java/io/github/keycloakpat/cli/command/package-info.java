/** The commands, one class each. */
@NullMarked
package io.github.keycloakpat.cli.command;

import org.jspecify.annotations.NullMarked;
