package io.github.keycloakpat.mail;

import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.news.News;
import java.util.Arrays;
import java.util.Optional;

/** The mails that there are. */
public enum MailKind {
    CREATED("created"),
    ROTATED("rotated"),
    REGENERATED("regenerated"),
    REVOKED("revoked"),
    DELETED("deleted"),
    LEAKED("leaked"),
    NEW_ADDRESS("new-address"),
    EXPIRING("expiring"),
    /** To administrators: a webhook was switched off. */
    WEBHOOK_OFF("webhook-off");

    private final String word;

    MailKind(String word) {
        this.word = word;
    }

    /** As it stands in the outbox, and in names of templates. */
    public String word() {
        return word;
    }

    /** Below {@code html} and {@code text} of an e-mail theme. */
    String template() {
        return "pat-" + word + ".ftl";
    }

    public static Optional<MailKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /**
     * What the owner of the token is told; empty for nothing. Nobody is told what they do themselves. Whoever ends a token by
     * presenting its value may be the owner, and needs no name: only a report of a leak is told.
     */
    static Optional<MailKind> of(News news) {
        Actor actor = news.actor();
        boolean byAnother =
                actor.userId().filter(id -> !id.equals(news.subject().userId())).isPresent();
        return switch (news.type()) {
            case CREATED -> when(byAnother, CREATED);
            case ROTATED -> when(byAnother, ROTATED);
            case REGENERATED -> when(byAnother, REGENERATED);
            case REVOKED -> when(byAnother || !actor.byRequest(), REVOKED);
            case DELETED -> when(byAnother, DELETED);
            case LEAKED -> Optional.of(LEAKED);
            case NEW_ADDRESS -> Optional.of(NEW_ADDRESS);
            case EXPIRING -> Optional.of(EXPIRING);
            case UPDATED, SCOPES_CHANGED, EXPIRED -> Optional.empty();
        };
    }

    private static Optional<MailKind> when(boolean told, MailKind kind) {
        return told ? Optional.of(kind) : Optional.empty();
    }
}
