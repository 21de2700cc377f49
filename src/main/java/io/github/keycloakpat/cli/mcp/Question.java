package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.cli.session.Caller;
import io.github.keycloakpat.cli.shell.Stop;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person is asked: a sentence, and then a fact a line, each with a name of ours. What others wrote stands in quotes
 * and can neither end them nor begin a line, so that a name can't pass for a fact.
 */
final class Question {
    /** Of what nobody would read to its end. */
    private static final int LONGEST = 4000;

    private final StringBuilder text;

    private Question(String sentence) {
        this.text = new StringBuilder(sentence);
    }

    static Question of(String sentence, Caller caller) {
        return new Question(sentence)
                .fact("Server", caller.server().base().toString())
                .words("Realm", caller.server().realm())
                .words("User", caller.user().orElse(""));
    }

    /** About a token that there is. */
    static Question of(String sentence, Caller caller, PatRepresentation pat) {
        return of(sentence, caller)
                .fact("Status", pat.status())
                .fact("Value", pat.hint())
                .words("Id", pat.id())
                .words("Name", pat.name());
    }

    /** @param value a word of ours, or a value that was checked */
    Question fact(String label, String value) {
        text.append('\n').append(label).append(": ").append(value);
        return this;
    }

    Question words(String label, String words) {
        return fact(label, Quoted.text(words));
    }

    /** @param none what it means if there are none */
    Question words(String label, List<String> words, String none) {
        return fact(
                label, words.isEmpty() ? none : words.stream().map(Quoted::text).collect(Collectors.joining(", ")));
    }

    /** @throws Stop if nobody would read it */
    String asked() {
        if (text.length() > LONGEST) {
            throw Stop.failed(
                    "This is too much for a question that a person can answer. Nothing was changed.",
                    "Ask for fewer rights at once.");
        }
        return text.toString();
    }
}
