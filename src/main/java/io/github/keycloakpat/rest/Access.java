package io.github.keycloakpat.rest;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.lifecycle.Registry;

/** Who may do what to the tokens that a resource is about. Each call refuses, or says on whose tokens to work. */
interface Access {
    /** To look at tokens and at what happened to them. */
    Grip reading();

    /** To change, narrow and end them. */
    Grip writing();

    /** To add rights. */
    Grip widening();

    /** To get values. */
    Grip minting();

    /**
     * Leave to work on one owner's tokens.
     *
     * @param registry on behalf of who calls
     */
    record Grip(PatServices services, Registry registry, String ownerId, String ownerName) {}
}
