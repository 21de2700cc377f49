package io.github.keycloakpat.core.verify;

/** Why a token can't be used. For the audit; what a caller learns of it is each endpoint's decision. */
public enum Refusal {
    MALFORMED,
    UNKNOWN,
    DELETED,
    SECRET_ENDED,
    EXPIRED,
    REVOKED,
    TOKENS_DISABLED,
    ADDRESS_NOT_ALLOWED,
    NOT_BEFORE,
    APPLICATIONS_GONE,
    REALM_DISABLED,
    OWNER_GONE,
    /** Somebody else was named as the owner. */
    OWNER_MISMATCH,
    OWNER_DISABLED,
    OWNER_LOCKED,
    OWNER_ACTION_REQUIRED,
    OWNER_EMAIL_UNVERIFIED,
    SCOPE_NOT_GRANTED,
    AUDIENCE_NOT_GRANTED,
    ROLE_NOT_GRANTED,
    /** On an entity of an application (RFC 9396). */
    OPERATION_NOT_GRANTED;

    /** Whether the token is no good for anything; if not, it is only not good for what was asked. */
    public boolean isOfToken() {
        return switch (this) {
            case OWNER_MISMATCH, SCOPE_NOT_GRANTED, AUDIENCE_NOT_GRANTED, ROLE_NOT_GRANTED, OPERATION_NOT_GRANTED ->
                false;
            default -> true;
        };
    }
}
