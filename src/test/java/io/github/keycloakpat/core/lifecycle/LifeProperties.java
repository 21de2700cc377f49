package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.fake.WorldSubject;
import io.github.keycloakpat.life.Histories;
import io.github.keycloakpat.life.Play;
import io.github.keycloakpat.life.Step;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever happens to a token and around it: a dead value never works again, rights are never more than owner, token and
 * policy allow, and status, list and use agree after every step.
 */
class LifeProperties {
    @Property(tries = 500)
    void everyHistoryGoesAsTheModelSays(@ForAll("histories") List<Step> history) {
        var play = new Play(new WorldSubject());
        play.begin();

        history.forEach(play::play);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Arbitraries.longs()
                .map(seed -> Histories.next(new Random(seed)))
                .list()
                .ofMaxSize(60);
    }
}
