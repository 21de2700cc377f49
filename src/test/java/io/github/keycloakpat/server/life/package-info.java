/** The life of a token, over HTTP: values replaced and brought back, rights changed, what is written down of it. */
package io.github.keycloakpat.server.life;
