package io.github.keycloakpat.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.core.verify.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsageBufferTest {
    private static final int THREADS = 8;
    private static final int USES = 2000;

    private final UsageBuffer buffer = new UsageBuffer(100);

    @Test
    void whatWasTakenOutIsNotThereAnyMore() {
        buffer.used(token(1), Sightings.at(0, "10.0.0.1", "ci"));
        buffer.refused(token(2), Refusal.REVOKED, Sightings.at(0, "10.0.0.1", "ci"));

        assertThat(buffer.drain().isEmpty()).isFalse();
        assertThat(buffer.drain().isEmpty()).isTrue();
    }

    @Test
    void tokensComeOutInTheOrderOfTheirIds() {
        for (int i : new int[] {5, 1, 9, 3}) {
            buffer.used(token(i), Sightings.at(i, "10.0.0.1", "ci"));
        }

        assertThat(buffer.drain().uses().stream().map(uses -> uses.token().tokenId()))
                .containsExactly("token 1", "token 3", "token 5", "token 9");
    }

    @Test
    void aFullBufferStillCountsTheTokensThatItHas() {
        UsageBuffer small = new UsageBuffer(1);
        small.used(token(1), Sightings.at(0, "10.0.0.1", "ci"));
        small.used(token(2), Sightings.at(1, "10.0.0.1", "ci"));
        small.used(token(1), Sightings.at(2, "10.0.0.1", "ci"));

        UsageBuffer.Batch batch = small.drain();

        assertThat(batch.uses()).singleElement().satisfies(uses -> {
            assertThat(uses.token()).isEqualTo(token(1));
            assertThat(uses.count()).isEqualTo(2);
        });
        assertThat(batch.lost()).isEqualTo(1);
        assertThat(small.drain().lost()).isZero();
    }

    @Test
    void refusalsAreBoundedToo() {
        UsageBuffer small = new UsageBuffer(3);

        IntStream.range(0, 10)
                .forEach(i -> small.refused(token(i), Refusal.EXPIRED, Sightings.at(i, "10.0.0.1", "ci")));

        assertThat(small.drain().refusals()).hasSize(3);
    }

    @Test
    void aTokenUsedFromManyPlacesTakesBoundedRoom() {
        IntStream.range(0, 500).forEach(i -> buffer.used(token(1), Sightings.at(i, Sightings.ip(i), "client " + i)));

        Uses uses = buffer.drain().uses().get(0);

        assertThat(uses.count()).isEqualTo(500);
        assertThat(uses.firsts()).hasSize(Place.MAX_PER_KIND);
    }

    @Test
    void nothingIsLostWhenManyThreadsNoteWhileOthersTakeOutAndPutBack() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        try {
            CountDownLatch noting = new CountDownLatch(THREADS);
            Future<Long> written = threads.submit(() -> writeNowAndThen(noting));
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                done.add(threads.submit(() -> {
                    IntStream.range(0, USES)
                            .forEach(j -> buffer.used(token(j % 7), Sightings.at(j, Sightings.ip(j % 20), "ci")));
                    noting.countDown();
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }

            UsageBuffer.Batch rest = drainAfter(written);

            assertThat(written.get() + sum(rest)).isEqualTo((long) THREADS * USES);
            assertThat(rest.lost()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Every second batch can't be written. */
    private long writeNowAndThen(CountDownLatch noting) {
        long written = 0;
        for (int round = 0; noting.getCount() > 0; round++) {
            UsageBuffer.Batch batch = buffer.drain();
            if (round % 2 == 0) {
                written += sum(batch);
            } else {
                buffer.putBack(batch.uses(), batch.refusals());
            }
        }
        return written;
    }

    private UsageBuffer.Batch drainAfter(Future<Long> writer) throws Exception {
        writer.get();
        return buffer.drain();
    }

    private static long sum(UsageBuffer.Batch batch) {
        return batch.uses().stream().mapToLong(Uses::count).sum();
    }

    private static TokenRef token(int number) {
        return new TokenRef("realm", "token " + number);
    }
}
