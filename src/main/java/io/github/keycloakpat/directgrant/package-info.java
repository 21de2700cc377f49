/** Direct grant (RFC 6749 §4.3): a token in the place of its owner's password, where an admin put it into the flow. */
package io.github.keycloakpat.directgrant;
