package io.github.keycloakpat.core.audit;

/** Which lines: those of one owner's token, be it deleted or not. */
public record AuditQuery(String userId, String tokenId) {}
