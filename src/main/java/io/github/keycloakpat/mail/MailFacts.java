package io.github.keycloakpat.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.lifecycle.Change;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.news.News;
import io.github.keycloakpat.core.news.NewsType;
import io.github.keycloakpat.core.webhook.Webhook;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a mail is made of, as it was when it happened: texts by these names. Instants are ISO 8601. Neither the value nor the
 * hash of a token is among them, nor what strangers say of it.
 */
public record MailFacts(Map<String, String> texts) {
    static final String TOKEN_NAME = "tokenName";
    static final String HINT = "hint";
    /** The user who did it, by id; there is none if it was nobody, nobody known, or the owner. */
    static final String ACTOR_ID = "actorId";

    static final String AT = "at";
    static final String EXPIRES_AT = "expiresAt";
    static final String OLD_VALUE_UNTIL = "oldValueUntil";
    static final String REASON = "reason";
    static final String ADDRESS = "address";
    static final String DAYS = "days";
    /** Which value was found: {@code present}, {@code previous} or {@code old}. */
    static final String VALUE = "value";

    static final String WEBHOOK = "webhook";
    static final String RECEIVER = "receiver";
    /** Why a webhook was switched off: {@code gone}, {@code failing} or {@code backlog}. */
    static final String OFF = "off";

    static final String CREATOR_ID = "creatorId";
    /** Whose user the receiver is, if not the realm's own: the id of a realm. */
    static final String HOME = "home";

    /** After which a token lives on, so that its end is worth telling. */
    private static final Set<NewsType> ALIVE =
            Set.of(NewsType.CREATED, NewsType.ROTATED, NewsType.REGENERATED, NewsType.NEW_ADDRESS, NewsType.EXPIRING);

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    public MailFacts {
        texts = Map.copyOf(texts);
    }

    static MailFacts of(News news) {
        Map<String, String> texts = new TreeMap<>();
        texts.put(TOKEN_NAME, news.subject().tokenName());
        texts.put(AT, news.at().toString());
        actor(news.actor(), news.subject().userId()).ifPresent(id -> texts.put(ACTOR_ID, id));
        news.pat().ifPresent(pat -> put(texts, pat, news));
        copy(news, Change.REASON, texts, REASON);
        copy(news, News.ADDRESS, texts, ADDRESS);
        copy(news, News.DAYS, texts, DAYS);
        copy(news, "value", texts, VALUE);
        return new MailFacts(texts);
    }

    private static Optional<String> actor(Actor actor, String ownerId) {
        return actor.userId().filter(id -> !id.equals(ownerId));
    }

    private static void put(Map<String, String> texts, Pat pat, News news) {
        texts.put(HINT, pat.secret().hint());
        if (ALIVE.contains(news.type())) {
            pat.graceAt(news.at()).ifPresent(end -> texts.put(OLD_VALUE_UNTIL, end.toString()));
            pat.expiresAt().ifPresent(end -> texts.put(EXPIRES_AT, end.toString()));
        }
    }

    private static void copy(News news, String detail, Map<String, String> texts, String name) {
        Optional.ofNullable(news.details().get(detail)).ifPresent(value -> texts.put(name, value.toString()));
    }

    /** A webhook that was switched off. Its address may hold a secret: only where it leads is told. */
    static MailFacts of(Webhook webhook, Instant at) {
        Map<String, String> texts = new TreeMap<>();
        String host = Optional.ofNullable(URI.create(webhook.url()).getHost()).orElse("?");
        texts.put(WEBHOOK, webhook.description().map(Object::toString).orElse(host));
        texts.put(RECEIVER, host);
        texts.put(AT, at.toString());
        texts.put(CREATOR_ID, webhook.createdBy());
        webhook.health().off().ifPresent(off -> texts.put(OFF, off.name().toLowerCase(Locale.ROOT)));
        return new MailFacts(texts);
    }

    public MailFacts with(String name, String text) {
        Map<String, String> more = new TreeMap<>(texts);
        more.put(name, text);
        return new MailFacts(more);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    String json() {
        try {
            return MAPPER.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    /** @throws IllegalStateException if that is not what {@link #json()} has written */
    public static MailFacts read(String json) {
        try {
            return new MailFacts(MAPPER.readValue(json, TEXTS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of a mail can't be read", e);
        }
    }
}
