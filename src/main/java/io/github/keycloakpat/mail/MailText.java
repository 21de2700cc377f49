package io.github.keycloakpat.mail;

import static io.github.keycloakpat.mail.MailFacts.ACTOR_ID;
import static io.github.keycloakpat.mail.MailFacts.ADDRESS;
import static io.github.keycloakpat.mail.MailFacts.AT;
import static io.github.keycloakpat.mail.MailFacts.DAYS;
import static io.github.keycloakpat.mail.MailFacts.EXPIRES_AT;
import static io.github.keycloakpat.mail.MailFacts.HINT;
import static io.github.keycloakpat.mail.MailFacts.OFF;
import static io.github.keycloakpat.mail.MailFacts.OLD_VALUE_UNTIL;
import static io.github.keycloakpat.mail.MailFacts.REASON;
import static io.github.keycloakpat.mail.MailFacts.RECEIVER;
import static io.github.keycloakpat.mail.MailFacts.TOKEN_NAME;
import static io.github.keycloakpat.mail.MailFacts.VALUE;
import static io.github.keycloakpat.mail.MailFacts.WEBHOOK;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a mail, as templates get them. What people have written is never put into a message of the theme, which would
 * take {@code ${…}} in it for the name of another message: templates print it beside its label.
 */
record MailText(MailKind kind, MailFacts facts) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String PREFIX = "patMail";

    /** The key of a message. */
    String subject() {
        return key() + "Subject";
    }

    List<Object> subjectArguments() {
        return List.of(facts.get(TOKEN_NAME).or(() -> facts.get(WEBHOOK)).orElse(""));
    }

    /** {@code notice} of a template: {@code intro} and {@code next} are keys of messages, what else there is are texts. */
    Map<String, Object> notice(Optional<String> actor, Optional<String> accountUrl) {
        Map<String, Object> notice = new HashMap<>();
        List.of(TOKEN_NAME, HINT, REASON, ADDRESS, WEBHOOK, RECEIVER)
                .forEach(name -> facts.get(name).ifPresent(text -> notice.put(name, text)));
        List.of(AT, EXPIRES_AT, OLD_VALUE_UNTIL)
                .forEach(
                        name -> facts.get(name).map(Instant::parse).ifPresent(at -> notice.put(name, TIME.format(at))));
        facts.get(DAYS).map(Integer::valueOf).ifPresent(days -> notice.put(DAYS, days));
        actor.ifPresent(name -> notice.put("actor", name));
        accountUrl.filter(url -> kind != MailKind.WEBHOOK_OFF).ifPresent(url -> notice.put("accountUrl", url));
        notice.put("intro", key() + variant() + "Intro");
        notice.put("next", key() + variant() + "Next");
        return notice;
    }

    private String key() {
        return PREFIX + capitalized(kind.word());
    }

    /** Where one kind of mail has several reasons. */
    private String variant() {
        return switch (kind) {
            case REVOKED -> facts.get(ACTOR_ID).isPresent() ? "" : "ByRule";
            case LEAKED -> capitalized(facts.get(VALUE).orElse("old"));
            case WEBHOOK_OFF -> capitalized(facts.get(OFF).orElse("failing"));
            case CREATED, ROTATED, REGENERATED, DELETED, NEW_ADDRESS, EXPIRING -> "";
        };
    }

    /** {@code new-address} becomes {@code NewAddress}. */
    private static String capitalized(String words) {
        var text = new StringBuilder();
        for (String word : words.split("-", -1)) {
            text.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return text.toString();
    }
}
