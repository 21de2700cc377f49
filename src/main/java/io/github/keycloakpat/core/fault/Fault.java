package io.github.keycloakpat.core.fault;

import java.util.Locale;

/** Why a request to manage tokens is refused. The names are part of the REST interface, in lower case. */
public enum Fault {
    INVALID_REQUEST,
    INVALID_NAME,
    INVALID_EXPIRY,
    EXPIRY_TOO_LONG,
    EXPIRY_REQUIRED,
    SCOPE_NOT_GRANTABLE,
    ROLE_NOT_HELD,
    AUDIENCE_UNKNOWN,
    AUTHORIZATION_DETAIL_INVALID,
    INVALID_IP_RANGE,
    GRACE_TOO_LONG,
    CONFIRMATION_REQUIRED,
    WEBHOOK_URL_REFUSED,
    UNAUTHORIZED,
    INSUFFICIENT_USER_AUTHENTICATION,
    PERMISSION_DENIED,
    CLIENT_NOT_ALLOWED,
    CREATION_NOT_ALLOWED,
    DISABLED,
    TOKEN_NOT_FOUND,
    USER_NOT_FOUND,
    WEBHOOK_NOT_FOUND,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    TOKEN_NAME_EXISTS,
    TOO_MANY_TOKENS,
    TOO_MANY_WEBHOOKS,
    TOKEN_NOT_ACTIVE,
    REGENERATION_NOT_ALLOWED,
    GRACE_RUNNING,
    PAYLOAD_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    RATE_LIMITED,
    SERVER_ERROR;

    /** The stable word for programs: {@code token_name_exists}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
