package io.github.keycloakpat.core.leak;

import static io.github.keycloakpat.core.fake.FakeOwner.ID;
import static io.github.keycloakpat.core.fake.World.NOON;
import static io.github.keycloakpat.core.fake.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.audit.AuditQuery;
import io.github.keycloakpat.core.audit.AuditTrail;
import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.audit.Origin;
import io.github.keycloakpat.core.fake.World;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.lifecycle.GrantEdit;
import io.github.keycloakpat.core.lifecycle.IssuedPat;
import io.github.keycloakpat.core.lifecycle.Revocation;
import io.github.keycloakpat.core.lifecycle.Rotation;
import io.github.keycloakpat.core.news.News;
import io.github.keycloakpat.core.news.NewsType;
import io.github.keycloakpat.token.PatFormat;
import io.github.keycloakpat.token.PatSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeaksTest {
    private static final Origin SCANNER = Origin.of(null, "192.0.2.7", "scanner/1");

    private final World world = new World();
    private final Kept trail = new Kept();
    private final List<News> news = new ArrayList<>();

    @Test
    void aPresentValueEndsItsTokenAsCompromised() {
        IssuedPat issued = create();

        report(found(issued.secret(), "https://git.example/a/b", "commit"));

        Revocation end =
                world.store.find(issued.pat().id()).orElseThrow().revocation().orElseThrow();
        assertThat(end.compromised()).isTrue();
        assertThat(end.by()).isEmpty();
        assertThat(end.reason().orElseThrow().value()).isEqualTo("Its value was reported as leaked");
        AuditEntry line = trail.only();
        assertThat(line.type()).isEqualTo(AuditType.LEAKED);
        assertThat(line.subject().orElseThrow().tokenId())
                .isEqualTo(issued.pat().id());
        assertThat(line.actorId()).isEmpty();
        assertThat(line.origin()).isEqualTo(SCANNER);
        assertThat(line.at()).isEqualTo(NOON);
        assertThat(line.details())
                .isEqualTo(Map.of("value", "present", "url", "https://git.example/a/b", "source", "commit"));
    }

    @Test
    void theSameLeakIsNewsOnce() {
        IssuedPat issued = create();
        report(found(issued.secret(), "https://git.example/a/b", "commit"));
        report(found(issued.secret(), "https://git.example/a/c", "commit"));

        assertThat(news).hasSize(1);
        assertThat(news.get(0).type()).isEqualTo(NewsType.LEAKED);
        assertThat(news.get(0).subject().tokenId()).isEqualTo(issued.pat().id());
    }

    @Test
    void ofTheSameValueTheFirstReportCounts() {
        IssuedPat first = create();
        rotate(first);

        report(found(first.secret(), "https://a.example", "x"), found(first.secret(), "https://b.example", "y"));

        assertThat(trail.only().details()).containsEntry("value", "previous").containsEntry("url", "https://a.example");
    }

    @Test
    void eachDayHasOneLineOfEachKindOfValue() {
        IssuedPat first = create();
        IssuedPat second = rotate(first);
        for (int i = 0; i < 3; i++) {
            report(found(first.secret(), "https://a.example/" + i, "x"));
            report(found(second.secret(), "https://b.example/" + i, "x"));
        }
        assertThat(trail.kinds()).containsExactly("previous", "present", "old");

        world.now = NOON.plus(Duration.ofHours(12));
        report(found(second.secret(), "https://b.example/next", "x"));

        assertThat(trail.kinds()).containsExactly("previous", "present", "old", "present");
    }

    @Test
    void whatNobodyHasLeavesNothing() {
        report(found(PatFormat.mint("kcpat", new Random(7)), "https://a.example", "x"));
        report();

        assertThat(trail.lines).isEmpty();
        assertThat(world.store.locked()).isEmpty();
    }

    @Test
    void whatIsSaidOfThePlaceIsKeptAsFarAsItIsHarmless() {
        IssuedPat issued = create();
        String value = issued.secret().reveal();

        report(found(issued.secret(), "https://a.example/?t=" + value + "\r\nx" + "y".repeat(2000), "\u202Ecommit\0 "));

        Map<String, Object> details = trail.only().details();
        assertThat((String) details.get("url"))
                .startsWith("https://a.example/?t=kcpat_[redacted]??xyy")
                .hasSize(1024);
        assertThat(details).containsEntry("source", "?commit?");
    }

    @Test
    void whatIsNotSaidIsNotKept() {
        report(new LeakedValue(create().secret(), Optional.empty(), Optional.of("\u200B")));

        assertThat(trail.only().details()).isEqualTo(Map.of("value", "present", "source", "?"));
    }

    @Test
    void aCharacterOfTwoUnitsIsNotCutInTwo() {
        assertThat(Hearsay.kept(Optional.of("\uD83D\uDE00".repeat(70)), 64)).contains("\uD83D\uDE00".repeat(64));
        assertThat(Hearsay.kept(Optional.of("a\uD83D"), 64)).contains("a?");
        assertThat(Hearsay.kept(Optional.of("  "), 64)).isEmpty();
        assertThat(Hearsay.kept(Optional.empty(), 64)).isEmpty();
    }

    private void report(LeakedValue... values) {
        new Leaks(world.registry(Actor.holder()), trail, news::add, SCANNER).end(List.of(values));
    }

    private static LeakedValue found(PatSecret secret, String url, String source) {
        return new LeakedValue(secret, Optional.of(url), Optional.of(source));
    }

    private IssuedPat create() {
        return world.minting().create(ID, draft("ci"));
    }

    private IssuedPat rotate(IssuedPat issued) {
        var rotation = new Rotation(GrantEdit.none(), Optional.empty(), Duration.ofHours(1));
        return world.minting().rotate(ID, issued.pat().id(), rotation);
    }

    /** A trail that is only written. */
    private static final class Kept implements AuditTrail {
        private final Map<String, AuditEntry> lines = new LinkedHashMap<>();

        AuditEntry only() {
            assertThat(lines).hasSize(1);
            return lines.values().iterator().next();
        }

        List<Object> kinds() {
            return lines.values().stream()
                    .map(line -> line.details().get("value"))
                    .toList();
        }

        @Override
        public void append(AuditEntry entry) {
            throw new UnsupportedOperationException("each line of a leak is there once");
        }

        @Override
        public boolean appendOnce(AuditEntry entry) {
            return lines.putIfAbsent(entry.id(), entry) == null;
        }

        @Override
        public List<AuditEntry> list(AuditQuery query, int first, int max) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long count(AuditQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> ownerOf(String tokenId) {
            throw new UnsupportedOperationException();
        }
    }
}
