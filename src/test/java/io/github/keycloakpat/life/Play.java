package io.github.keycloakpat.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Plays steps on the model and on a subject, and holds one against the other after each. */
public final class Play {
    /** How many values are tried after each step: those that may work, and some of the dead. */
    private static final int TRIED = 4;

    private final LifeModel model = new LifeModel();
    private final Subject subject;
    private final List<Step> played = new ArrayList<>();
    private long uses;

    public Play(Subject subject) {
        this.subject = subject;
    }

    /** How often the present token was used with success. */
    public long uses() {
        return uses;
    }

    /** Makes the first token. */
    public void begin() {
        create(new Step.Replace(3, Set.of("read")));
    }

    public void play(Step step) {
        played.add(step);
        if (step instanceof Step.Replace replace) {
            subject.delete();
            create(replace);
        } else {
            perform(step);
        }
        check();
    }

    private void create(Step.Replace replace) {
        Set<String> scopes = new TreeSet<>(replace.scopes());
        scopes.retainAll(model.grantable());
        String value = subject.create(replace.life(), scopes).value().orElseThrow();
        model.created(replace.life(), scopes, value);
        uses = 0;
    }

    private void perform(Step step) {
        Optional<String> expected = model.expect(step);
        Subject.Outcome outcome = subject.perform(step);
        assertThat(outcome.fault()).as("%s", played).isEqualTo(expected);
        if (outcome.fault().isPresent()) {
            return;
        }
        if (step instanceof Step.Rotate rotate) {
            model.rotated(rotate, outcome.value().orElseThrow());
        } else if (step instanceof Step.Regenerate regenerate) {
            model.regenerated(regenerate, outcome.value().orElseThrow());
        }
    }

    private void check() {
        assertThat(subject.status()).as("%s", played).isEqualTo(model.status());
        assertThat(subject.listedAs()).as("%s", played).isEqualTo(model.status());
        assertThat(subject.scopes()).as("%s", played).isEqualTo(model.scopes());
        assertThat(subject.showsGrace()).as("%s", played).isEqualTo(model.graceRuns());
        for (LifeModel.Value value : tried()) {
            Optional<Set<String>> worth = subject.use(value.text());
            assertThat(worth).as("%s", played).isEqualTo(model.worth(value));
            uses += worth.isPresent() ? 1 : 0;
        }
    }

    /** The latest ones, and one of the others in turn. */
    private List<LifeModel.Value> tried() {
        List<LifeModel.Value> all = model.values();
        int first = Math.max(0, all.size() - TRIED);
        List<LifeModel.Value> tried = new ArrayList<>(all.subList(first, all.size()));
        if (first > 0) {
            tried.add(all.get(played.size() % first));
        }
        return tried;
    }
}
