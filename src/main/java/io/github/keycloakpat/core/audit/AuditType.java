package io.github.keycloakpat.core.audit;

/** What can happen to a token. The names are part of the REST interface. */
public enum AuditType {
    CREATED,
    UPDATED,
    SCOPES_ADDED,
    SCOPES_REMOVED,
    ROTATED,
    REGENERATED,
    REVOKED,
    EXPIRED,
    DELETED,
    /** Somebody reported that a value of it, present or old, was found where it should not be. */
    LEAKED,
    /** A rule for all tokens of the realm. */
    POLICY_CHANGED,
    /** Used for the first time, from a new address, or by a new client. */
    USED,
    /** A use was refused. */
    REFUSED
}
