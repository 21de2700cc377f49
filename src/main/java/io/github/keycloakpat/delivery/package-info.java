/** Delivers what was written down to be told to others: off the requests' path, by any node, at least once. */
package io.github.keycloakpat.delivery;
