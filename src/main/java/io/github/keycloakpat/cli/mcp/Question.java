package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.cli.session.Caller;
import io.github.keycloakpat.cli.shell.Stop;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person is asked: a sentence, and then a fact a line, each with a name of ours; the token's name is the last. What
 * others wrote stands in quotes and can neither end them nor begin a line, so that a name can't pass for a fact.
 */
final class Question {
    /** Of what nobody would read to its end. */
    private static final int LONGEST = 4000;

    private final StringBuilder text;
    private final String name;

    private Question(String sentence, String name) {
        this.text = new StringBuilder(sentence);
        this.name = name;
    }

    /** @param name of the token */
    static Question of(String sentence, Caller caller, String name) {
        return new Question(sentence, name)
                .words("Server", caller.server().base().toString())
                .words("Realm", caller.server().realm())
                .fact("User", caller.user().map(Quoted::text).orElse("not told by the access token"));
    }

    /** About a token that there is. */
    static Question of(String sentence, Caller caller, PatRepresentation pat) {
        return of(sentence, caller, pat.name())
                .words("Status", pat.status())
                .words("Value", pat.hint())
                .words("Id", pat.id());
    }

    /** @param value in words of ours */
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
        String asked = text + "\nName: " + Quoted.text(name);
        if (asked.length() > LONGEST) {
            throw Stop.failed(
                    "This is too much for a question that a person can answer. Nothing was changed.",
                    "Ask for fewer rights at once, or tell the user, who can do it by kcpat.");
        }
        return asked;
    }
}
