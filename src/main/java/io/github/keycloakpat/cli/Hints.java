package io.github.keycloakpat.cli;

import io.github.keycloakpat.cli.shell.Exit;
import io.github.keycloakpat.client.Refused;
import io.github.keycloakpat.client.Unreachable;
import java.util.Map;
import java.util.Optional;

/** What to do about each refusal of the server, in the words of the command line. */
final class Hints {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_FAULTS = 500;

    private static final String GRANTABLE =
            "What you may put into a token, and the realm's limits: kcpat tokens grantable";
    private static final String SIGN_IN =
            "Sign in: kcpat login. In scripts set KCPAT_ACCESS_TOKEN, or KCPAT_TOKEN to a personal access token that has the "
                    + "scope of this call, such as tokens:read. Who you are: kcpat status";
    private static final String NO_RIGHT =
            "You lack a right for this, or the token by which you call lacks a scope. See who you are: kcpat status";

    private static final String OTHER_VERSION =
            "Is kcpat of another version than Keycloak PAT on the server? kcpat --version";
    private static final String MAY_BE_DONE =
            "It may have been done all the same: look before you try again, for example by kcpat tokens list.";

    private static final Map<String, String> BY_ERROR = Map.ofEntries(
            Map.entry("invalid_request", "Look at what you gave, and at the command's --help."),
            Map.entry("invalid_name", "Choose a name of 1 to 64 characters, on one line."),
            Map.entry("invalid_expiry", "Write --expires 30d, 2026-12-31 or never. " + GRANTABLE),
            Map.entry("expiry_too_long", "Choose an earlier end. " + GRANTABLE),
            Map.entry("expiry_required", "Give it an end: --expires 30d. " + GRANTABLE),
            Map.entry("scope_not_grantable", GRANTABLE),
            Map.entry("role_not_held", GRANTABLE),
            Map.entry("audience_unknown", GRANTABLE),
            Map.entry("authorization_detail_invalid", GRANTABLE),
            Map.entry("invalid_ip_range", "Write networks as 10.0.0.0/8 or 2001:db8::/32."),
            Map.entry("grace_too_long", "Choose a shorter --grace. " + GRANTABLE),
            Map.entry("confirmation_required", "If all of them are meant, say so: --all --yes"),
            Map.entry(
                    "webhook_url_refused",
                    "Use a public address by https, or let the server's option webhook-allow list this one."),
            Map.entry("unauthorized", SIGN_IN),
            Map.entry("invalid_token", SIGN_IN),
            Map.entry(
                    "insufficient_user_authentication",
                    "The realm asks for a recent sign-in: kcpat login --browser --fresh"),
            Map.entry("permission_denied", NO_RIGHT),
            Map.entry(
                    "client_not_allowed",
                    "Sign in by a client of the policy's managementClients: kcpat login --client kcpat"),
            Map.entry("creation_not_allowed", "Ask an administrator: only some people may make tokens in this realm."),
            Map.entry("disabled", "Ask an administrator: personal access tokens are switched off in this realm."),
            Map.entry(
                    "token_not_found",
                    "List yours first: kcpat tokens list --all. If a service still uses a deleted one, make a new one and "
                            + "update the service; which it was, an administrator sees: kcpat admin tokens inspect"),
            Map.entry("user_not_found", "Look at the user's id in the admin console."),
            Map.entry("webhook_not_found", "List them first: kcpat webhooks list"),
            Map.entry("not_found", "Look at what is there first: kcpat tokens get ID, or kcpat webhooks deliveries ID"),
            Map.entry(
                    "token_name_exists",
                    "Use another name, or give the one that is there a new value: kcpat tokens list --all, then "
                            + "kcpat tokens rotate ID"),
            Map.entry(
                    "too_many_tokens",
                    "End one that you do not need: kcpat tokens list --sort lastUsedAt, then kcpat tokens revoke ID"),
            Map.entry("too_many_webhooks", "Delete one first: kcpat webhooks list, then kcpat webhooks delete ID"),
            Map.entry("token_not_active", "Bring it back with a new value: kcpat tokens regenerate ID --expires 30d"),
            Map.entry(
                    "regeneration_not_allowed",
                    "An active one gets a new value by kcpat tokens rotate ID. Else make a new one: kcpat tokens create NAME"),
            Map.entry(
                    "grace_running",
                    "Wait until the old value has ended, or end it now: kcpat tokens rotate ID --end-grace"),
            Map.entry("payload_too_large", "Send less at once."),
            Map.entry("rate_limited", "Too many refused tokens came from your address: wait a minute."),
            Map.entry("method_not_allowed", OTHER_VERSION),
            Map.entry("unsupported_media_type", OTHER_VERSION),
            Map.entry("server_error", "A defect of the server: nothing was changed. Its log tells more."),
            Map.entry(
                    "invalid_scope",
                    "Ask for scopes that both the token and the client have: kcpat tokens get ID, and the client's settings."),
            Map.entry("invalid_target", "Ask for applications that the token is for: kcpat tokens get ID"),
            Map.entry(
                    "redirected",
                    "Use https and the path that Keycloak has there, if it has one: --url https://sso.example.com/auth"));

    private Hints() {}

    static int exit(Refused refused) {
        return switch (refused.status()) {
            case UNAUTHORIZED -> Exit.NOT_SIGNED_IN;
            case NOT_FOUND -> Exit.NOT_FOUND;
            default -> Exit.FAILED;
        };
    }

    static Optional<String> of(Refused refused) {
        return Optional.ofNullable(BY_ERROR.get(refused.error())).or(() -> switch (refused.status()) {
            case UNAUTHORIZED -> Optional.of(SIGN_IN);
            case FORBIDDEN -> Optional.of(NO_RIGHT);
            case NOT_FOUND ->
                Optional.of("Are the address and the realm right, and is Keycloak PAT there? kcpat status");
            default ->
                refused.status() >= SERVER_FAULTS
                        ? Optional.of("The server, or a proxy before it, is in trouble. " + MAY_BE_DONE)
                        : Optional.empty();
        });
    }

    static String of(Unreachable unreachable) {
        return unreachable.sent()
                ? MAY_BE_DONE
                : "Look at --url or KCPAT_URL, and whether the server runs: kcpat status";
    }
}
