/** What webhooks are told of tokens. */
package io.github.keycloakpat.webhook;
