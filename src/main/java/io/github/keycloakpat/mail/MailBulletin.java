package io.github.keycloakpat.mail;

import io.github.keycloakpat.core.audit.AuditIds;
import io.github.keycloakpat.core.news.Bulletin;
import io.github.keycloakpat.core.news.News;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.webhook.Webhook;
import io.github.keycloakpat.storage.PatProvider;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.keycloak.models.RealmModel;

/** Writes down what people are to be told by e-mail. Whether somebody can be reached is looked at when it is sent. */
public final class MailBulletin implements Bulletin {
    /** The type of a delivery whose receivers are still to be found: its target is a webhook. */
    public static final String TO_ADMINISTRATORS = "to-administrators";

    private final PatProvider provider;
    private final RealmModel realm;
    private final RandomGenerator random;

    public MailBulletin(PatProvider provider, RealmModel realm, RandomGenerator random) {
        this.provider = provider;
        this.realm = realm;
        this.random = random;
    }

    @Override
    public void tell(News news) {
        MailKind.of(news).ifPresent(kind -> tell(kind, news));
    }

    private void tell(MailKind kind, News news) {
        if (kind == MailKind.NEW_ADDRESS) {
            provider.outbox(realm).addOnce(delivery(onceAnHour(news), kind, news));
        } else {
            provider.outbox(realm).add(delivery(nextId(news.at()), kind, news));
        }
    }

    /** Who writes uses of a token holds a lock on them. */
    private static String onceAnHour(News news) {
        String hour = news.at().truncatedTo(ChronoUnit.HOURS).toString();
        return AuditIds.ofOnce(
                "mail", MailKind.NEW_ADDRESS.word(), news.subject().tokenId(), hour);
    }

    private Delivery delivery(String id, MailKind kind, News news) {
        return ordered(
                id,
                news.subject().userId(),
                kind.word(),
                Optional.of(news.subject().tokenId()),
                MailFacts.of(news),
                news.at());
    }

    /**
     * Orders that administrators be told that a webhook was switched off. Who they are is not asked here, where rows are
     * locked: a directory may take its time.
     */
    public void tellAdministrators(Webhook off, Instant now) {
        provider.outbox(realm)
                .add(ordered(nextId(now), off.id(), TO_ADMINISTRATORS, Optional.empty(), MailFacts.of(off, now), now));
    }

    /** Orders a mail to each of them, unless this order was carried out before. */
    public void tell(Administrators administrators, Delivery order, Instant now) {
        MailFacts facts = MailFacts.read(order.body());
        for (Administrators.Person person : administrators.of(facts.get(MailFacts.CREATOR_ID))) {
            String id = AuditIds.ofOnce(order.id(), person.userId());
            MailFacts own =
                    person.home().map(home -> facts.with(MailFacts.HOME, home)).orElse(facts);
            provider.outbox(realm)
                    .addOnce(ordered(id, person.userId(), MailKind.WEBHOOK_OFF.word(), Optional.empty(), own, now));
        }
    }

    private Delivery ordered(
            String id, String target, String type, Optional<String> tokenId, MailFacts facts, Instant now) {
        return Delivery.ordered(id, realm.getId(), Channel.MAIL, target, id, type, tokenId, facts.json(), now);
    }

    private String nextId(Instant at) {
        return AuditIds.next(at, random);
    }
}
