/** Tests of tokens that manage tokens. */
package io.github.keycloakpat.server.manage;
