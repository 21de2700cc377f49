package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.fault.Fault;

/** Which HTTP status (RFC 9110) tells a fault. */
final class FaultStatus {
    private FaultStatus() {}

    static int of(Fault fault) {
        return switch (fault) { // no default: a new fault does not compile until it is placed here
            case INVALID_REQUEST,
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
                    WEBHOOK_URL_REFUSED -> 400;
            case UNAUTHORIZED, INSUFFICIENT_USER_AUTHENTICATION -> 401;
            case PERMISSION_DENIED, CLIENT_NOT_ALLOWED, CREATION_NOT_ALLOWED, DISABLED -> 403;
            case TOKEN_NOT_FOUND, USER_NOT_FOUND, WEBHOOK_NOT_FOUND, NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case TOKEN_NAME_EXISTS,
                    TOO_MANY_TOKENS,
                    TOO_MANY_WEBHOOKS,
                    TOKEN_NOT_ACTIVE,
                    REGENERATION_NOT_ALLOWED,
                    GRACE_RUNNING -> 409;
            case PAYLOAD_TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case RATE_LIMITED -> 429;
            case SERVER_ERROR -> 500;
        };
    }
}
