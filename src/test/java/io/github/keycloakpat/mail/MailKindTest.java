package io.github.keycloakpat.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.lifecycle.CallingToken;
import io.github.keycloakpat.core.news.News;
import io.github.keycloakpat.core.news.NewsType;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MailKindTest {
    private static final String OWNER = "owner";
    private static final Set<NewsType> ALWAYS = EnumSet.of(NewsType.LEAKED, NewsType.NEW_ADDRESS, NewsType.EXPIRING);

    @Test
    void whatTheOwnerDoesIsNotTold() {
        assertThat(told(Actor.user(OWNER))).isEqualTo(ALWAYS);
    }

    @Test
    void whatTheOwnersOwnTokenDoesIsNotTold() {
        assertThat(told(Actor.token(new CallingToken("token", OWNER, 1, Instant.EPOCH))))
                .isEqualTo(ALWAYS);
    }

    @Test
    void whoeverHasTheValueIsNotTold() {
        assertThat(told(Actor.holder())).isEqualTo(ALWAYS);
    }

    @Test
    void aRuleTellsOfRevocationsOnly() {
        assertThat(told(Actor.rule())).isEqualTo(and(NewsType.REVOKED));
    }

    @Test
    void somebodyElsesNewValuesAndEndsAreTold() {
        assertThat(told(Actor.user("admin")))
                .isEqualTo(and(
                        NewsType.CREATED, NewsType.ROTATED, NewsType.REGENERATED, NewsType.REVOKED, NewsType.DELETED));
    }

    private static Set<NewsType> and(NewsType... more) {
        Set<NewsType> all = EnumSet.copyOf(ALWAYS);
        all.addAll(Arrays.asList(more));
        return all;
    }

    private static Set<NewsType> told(Actor actor) {
        return Arrays.stream(NewsType.values())
                .filter(type -> MailKind.of(news(type, actor)).isPresent())
                .collect(Collectors.toSet());
    }

    private static News news(NewsType type, Actor actor) {
        var subject = new AuditEntry.Subject("token", "ci", OWNER);
        return new News(type, subject, Optional.empty(), actor, Instant.EPOCH, Map.of());
    }
}
