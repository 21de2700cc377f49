package io.github.keycloakpat.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.core.verify.Refusal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What was noted comes out, in whichever order it came and however often it could not be written. */
class UsageBufferProperties {
    private static final int ROOM = 1000;

    /** Something noted: a use or a refusal. */
    private record Note(TokenRef token, Sighting sighting) {}

    @Property
    void usesAreMergedExactlyWhateverTheOrderAndHoweverOftenTheyWerePutBack(
            @ForAll("notes") List<Note> notes, @ForAll Random random) {
        UsageBuffer buffer = new UsageBuffer(ROOM);

        Map<TokenRef, Uses> merged = byToken(noteInAnyOrder(buffer, notes, random));

        Map<TokenRef, List<Note>> expected = notes.stream().collect(Collectors.groupingBy(Note::token));
        assertThat(merged.keySet()).isEqualTo(expected.keySet());
        expected.forEach((token, noted) -> {
            List<Sighting> inOrder = noted.stream()
                    .map(Note::sighting)
                    .sorted(Comparator.comparing(Sighting::at))
                    .toList();
            Uses uses = Objects.requireNonNull(merged.get(token));
            assertThat(uses.count()).isEqualTo(noted.size());
            assertThat(uses.last()).isEqualTo(inOrder.get(inOrder.size() - 1));
            assertThat(uses.firsts()).containsExactlyElementsOf(firsts(inOrder));
        });
    }

    private static UsageBuffer.Batch noteInAnyOrder(UsageBuffer buffer, List<Note> notes, Random random) {
        List<Note> shuffled = new ArrayList<>(notes);
        Collections.shuffle(shuffled, random);
        List<UsageBuffer.Batch> unwritten = new ArrayList<>();
        for (Note note : shuffled) {
            buffer.used(note.token(), note.sighting());
            if (random.nextInt(4) == 0) {
                unwritten.add(buffer.drain());
            }
            if (!unwritten.isEmpty() && random.nextInt(4) == 0) {
                putBack(buffer, unwritten.remove(random.nextInt(unwritten.size())));
            }
        }
        unwritten.forEach(batch -> putBack(buffer, batch));
        return buffer.drain();
    }

    private static void putBack(UsageBuffer buffer, UsageBuffer.Batch batch) {
        buffer.putBack(batch.uses(), batch.refusals());
    }

    /** As the words of {@link Uses} say: the first of each network and client, sixteen of each at most. */
    private static List<Sighting> firsts(List<Sighting> inOrder) {
        List<Sighting> firsts = new ArrayList<>();
        Map<Place.Kind, List<Place>> seen = new HashMap<>();
        for (Sighting sighting : inOrder) {
            boolean isNew = Place.of(sighting).stream().anyMatch(place -> {
                List<Place> known = seen.getOrDefault(place.kind(), List.of());
                return !known.contains(place) && known.size() < 16;
            });
            if (isNew || firsts.isEmpty()) {
                firsts.add(sighting);
                for (Place place : Place.of(sighting)) {
                    List<Place> known = seen.computeIfAbsent(place.kind(), kind -> new ArrayList<>());
                    if (!known.contains(place)) {
                        known.add(place);
                    }
                }
            }
        }
        return firsts;
    }

    @Property
    void capacityBoundsTheTokensAndEachUseThatWasNotKeptIsCountedAsLost(
            @ForAll("notes") List<Note> notes,
            @ForAll @IntRange(min = 1, max = 4) int capacity,
            @ForAll Random random) {
        UsageBuffer buffer = new UsageBuffer(capacity);
        List<UsageBuffer.Batch> unwritten = new ArrayList<>();
        long lost = 0;

        for (Note note : notes) {
            buffer.used(note.token(), note.sighting());
            if (random.nextInt(3) == 0) {
                unwritten.add(buffer.drain());
            }
        }
        for (UsageBuffer.Batch batch : unwritten) {
            lost += batch.lost();
            putBack(buffer, batch);
        }
        UsageBuffer.Batch last = buffer.drain();

        assertThat(last.uses()).hasSizeLessThanOrEqualTo(capacity);
        assertThat(last.uses().stream().mapToLong(Uses::count).sum() + last.lost() + lost)
                .isEqualTo(notes.size());
    }

    @Property
    void refusalsAreKeptOncePerTokenReasonAndHourAndTheFirstOfThem(
            @ForAll("notes") List<Note> notes, @ForAll Random random) {
        UsageBuffer buffer = new UsageBuffer(ROOM);
        List<Note> shuffled = new ArrayList<>(notes);
        Collections.shuffle(shuffled, random);

        for (Note note : shuffled) {
            buffer.refused(note.token(), reason(note), note.sighting());
            if (random.nextInt(4) == 0) {
                putBack(buffer, buffer.drain());
            }
        }

        Map<List<Object>, Sighting> kept = buffer.drain().refusals().stream()
                .collect(Collectors.toMap(
                        refused -> key(refused.token(), refused.reason(), refused.first()), RefusedUse::first));
        Map<List<Object>, Sighting> expected = notes.stream()
                .collect(Collectors.toMap(
                        note -> key(note.token(), reason(note), note.sighting()),
                        Note::sighting,
                        (a, b) -> a.at().isBefore(b.at()) ? a : b));
        assertThat(kept).isEqualTo(expected);
    }

    private static Refusal reason(Note note) {
        return note.sighting().origin().clientId().orElseThrow().equals("c0") ? Refusal.EXPIRED : Refusal.REVOKED;
    }

    private static List<Object> key(TokenRef token, Refusal reason, Sighting sighting) {
        return List.of(token, reason, sighting.at().truncatedTo(ChronoUnit.HOURS));
    }

    private static Map<TokenRef, Uses> byToken(UsageBuffer.Batch batch) {
        return batch.uses().stream().collect(Collectors.toMap(Uses::token, uses -> uses));
    }

    /** Each at a time of its own, as the latest of two at the same time may be either. */
    @Provide
    Arbitrary<List<Note>> notes() {
        Arbitrary<TokenRef> tokens = Arbitraries.integers().between(0, 5).map(i -> new TokenRef("realm", "t" + i));
        Arbitrary<Integer> times = Arbitraries.integers().between(0, 3 * 3600);
        Arbitrary<String> ips =
                Arbitraries.integers().between(0, 40).map(Sightings::ip).injectNull(0.05);
        Arbitrary<String> clients = Arbitraries.integers().between(0, 3).map(i -> "c" + i);
        return Combinators.combine(tokens, times, ips, clients)
                .as((token, time, ip, client) -> new Note(token, Sightings.at(time, ip, client)))
                .list()
                .uniqueElements(note -> note.sighting().at())
                .ofMaxSize(120);
    }
}
