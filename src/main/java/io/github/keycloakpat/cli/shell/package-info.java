/** What people and scripts see and type: tables, times, questions, exit codes. */
@NullMarked
package io.github.keycloakpat.cli.shell;

import org.jspecify.annotations.NullMarked;
