/** Webhooks: how they are managed, and what they are told. */
package io.github.keycloakpat.server.webhook;
