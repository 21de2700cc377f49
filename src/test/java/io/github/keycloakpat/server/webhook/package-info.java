/** Webhooks over HTTP: how administrators set them, and what their receivers get. */
package io.github.keycloakpat.server.webhook;
