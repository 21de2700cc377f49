/** The life of one token as it should be: a model that is played against the core, and against a server. */
package io.github.keycloakpat.life;
