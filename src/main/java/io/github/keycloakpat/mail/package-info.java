/** What people are told of their tokens by e-mail. */
package io.github.keycloakpat.mail;
