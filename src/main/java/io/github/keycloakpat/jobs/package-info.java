/** What the rules of realms do to tokens in the course of time, once per interval in a cluster. */
package io.github.keycloakpat.jobs;
