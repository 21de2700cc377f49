/** What happened to tokens that people outside of the server want to know. */
@NullMarked
package io.github.keycloakpat.core.news;

import org.jspecify.annotations.NullMarked;
