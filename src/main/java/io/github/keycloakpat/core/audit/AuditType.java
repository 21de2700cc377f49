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
    /** A rule for all tokens of the realm. */
    POLICY_CHANGED,
    /** Used for the first time, from a new address, or by a new client. */
    USED,
    /** A use was refused. */
    REFUSED
}
