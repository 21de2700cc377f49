/** Webhooks: what their receivers get, over HTTP. */
package io.github.keycloakpat.server.webhook;
