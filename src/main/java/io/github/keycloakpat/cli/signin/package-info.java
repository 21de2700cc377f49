/** Who one is: the sign-in of {@code kcpat login}, an access token, or a personal access token. */
@NullMarked
package io.github.keycloakpat.cli.signin;

import org.jspecify.annotations.NullMarked;
