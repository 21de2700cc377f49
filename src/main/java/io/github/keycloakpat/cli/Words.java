package io.github.keycloakpat.cli;

import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.token.PatFormat;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What is wrong with the words of any command, whatever it is. */
final class Words {
    /** The only text that may be empty: it takes a description away. */
    private static final String DESCRIPTION = "--description";

    /** What Java makes of letters that the locale does not have. */
    private static final String LOST = "\uFFFD";

    private Words() {}

    /** @throws Stop if a value stands there, which would get into addresses and lists of processes, or letters were lost */
    static void requireReadable(List<String> words) {
        if (words.stream().anyMatch(PatFormat::isIn)) {
            throw Stop.wrongUsage(
                    "The value of a token stands in the command, where all users of this machine can read it. "
                            + "Nothing was done.",
                    "Send it to standard input with '-'. If it is a real one, replace it: kcpat tokens rotate ID");
        }
        if (words.stream().anyMatch(word -> word.contains(LOST))) {
            throw Stop.wrongUsage(
                    "Letters of the command are lost in this locale. Nothing was done.",
                    "Set one that has them: LC_ALL=C.UTF-8");
        }
    }

    /** @throws Stop if something was given and says nothing, as an unset variable does: it could mean all, or none */
    static void requireSaid(ParseResult parsed) {
        for (OptionSpec option : parsed.matchedOptions()) {
            boolean blank = option.stringValues().stream().anyMatch(String::isBlank);
            if (blank && !option.longestName().equals(DESCRIPTION)) {
                throw saysNothing(option.longestName());
            }
        }
        for (PositionalParamSpec positional : parsed.matchedPositionals()) {
            if (positional.stringValues().stream().anyMatch(String::isBlank)) {
                throw saysNothing(positional.paramLabel());
            }
        }
    }

    private static Stop saysNothing(String what) {
        return Stop.wrongUsage(
                what + " was given nothing.", "Is a variable not set? Leave it out, or say what is meant.");
    }
}
