/** What people are told by e-mail. */
package io.github.keycloakpat.server.mail;
