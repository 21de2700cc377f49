/** Writes the audit trail of the changes that requests and rules make. */
package io.github.keycloakpat.audit;
