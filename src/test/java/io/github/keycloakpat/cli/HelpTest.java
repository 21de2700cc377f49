package io.github.keycloakpat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Each command tells what it does, with an example, on lines that fit. */
class HelpTest {
    private static final int COLUMNS = 100;

    static Stream<String> commands() {
        return CommandTree.all().stream()
                .map(command -> command.getCommandSpec().qualifiedName());
    }

    private static CommandLine command(String name) {
        return CommandTree.all().stream()
                .filter(command -> command.getCommandSpec().qualifiedName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itsHelpIsComplete(String name) {
        CommandLine command = command(name);
        String help = command.getUsageMessage(Ansi.OFF);

        assertThat(help).startsWith("Usage: " + name).contains("--help").doesNotContain("${");
        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(COLUMNS));
        assertThat(help).as("an example").containsPattern(name.equals("kcpat") ? "Start: kcpat " : "  " + name + "\\b");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachOptionAndParameterIsExplained(String name) {
        var spec = command(name).getCommandSpec();

        assertThat(spec.options())
                .allSatisfy(option -> assertThat(option.description())
                        .as(option.longestName())
                        .isNotEmpty());
        assertThat(spec.positionalParameters())
                .allSatisfy(parameter -> assertThat(parameter.description())
                        .as(parameter.paramLabel())
                        .isNotEmpty());
    }

    /** All users of a machine can read commands. */
    @Test
    void noOptionTakesASecret() {
        assertThat(CommandTree.all())
                .allSatisfy(command -> assertThat(command.getCommandSpec().options())
                        .filteredOn(option -> option.arity().max() > 0)
                        .extracting(CommandLine.Model.OptionSpec::longestName)
                        .doesNotContain("--secret", "--password", "--client-secret", "--access-token", "--pat"));
    }
}
