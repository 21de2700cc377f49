package io.github.keycloakpat.core.usage;

/** Which token was used: one that is there, or one that was deleted. */
public record TokenRef(String realmId, String tokenId) {}
