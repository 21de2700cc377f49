/** The value of a personal access token and its text form. JDK only. */
@NullMarked
package io.github.keycloakpat.token;

import org.jspecify.annotations.NullMarked;
