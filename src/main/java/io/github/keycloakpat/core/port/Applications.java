package io.github.keycloakpat.core.port;

import java.util.Set;

/** The applications of a realm, by internal id. */
public interface Applications {
    /** Which of these are there, enabled, and may be named as an audience. */
    Set<String> alive(Set<String> ids);
}
