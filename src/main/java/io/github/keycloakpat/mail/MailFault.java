package io.github.keycloakpat.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.email.EmailException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.FreeMarkerException;

/** Why a mail was not sent. */
public enum MailFault {
    USER_GONE(true),
    USER_DISABLED(true),
    /** As service accounts have none. */
    NO_ADDRESS(true),
    /** In a realm that wants addresses to be verified. */
    ADDRESS_UNVERIFIED(true),
    /** The realm has none. */
    NO_MAIL_SERVER(true),
    /** It can't be reached, or refuses the mail. */
    MAIL_SERVER(false),
    /** A template of the realm's theme, or what it includes, fails. */
    MAIL_TEMPLATE(false),
    /** The sender's or the receiver's address can't be one. */
    MAIL_ADDRESS(false);

    private static final int MAX_CAUSES = 10;

    private final boolean lasting;

    MailFault(boolean lasting) {
        this.lasting = lasting;
    }

    /** Whether trying again would change nothing. */
    public boolean isLasting() {
        return lasting;
    }

    /** A word of ours, never what the server said. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Why nothing can be sent to this user, who may be null. */
    static Optional<MailFault> of(UserModel user) {
        if (user == null) {
            return Optional.of(USER_GONE);
        }
        if (!user.isEnabled()) {
            return Optional.of(USER_DISABLED);
        }
        String address = user.getEmail();
        return address == null || address.isBlank() ? Optional.of(NO_ADDRESS) : Optional.empty();
    }

    /** Why this realm can't send to a user who could be reached. */
    static Optional<MailFault> of(RealmModel realm, UserModel user) {
        Map<String, String> server = realm.getSmtpConfig();
        if (server == null || isBlank(server.get("host"))) {
            return Optional.of(NO_MAIL_SERVER);
        }
        return realm.isVerifyEmail() && !user.isEmailVerified() ? Optional.of(ADDRESS_UNVERIFIED) : Optional.empty();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    /** Keycloak has one exception for all; what it comes from tells which of them it is. */
    static MailFault of(EmailException failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof FreeMarkerException) {
                return MAIL_TEMPLATE;
            }
            cause = cause.getCause();
        }
        return failure.getCause() == null ? MAIL_ADDRESS : MAIL_SERVER;
    }
}
