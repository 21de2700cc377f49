package io.github.keycloakpat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.cli.shell.FishCompletion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What fish would offer, told from the script: where each line holds. */
class FishCompletionTest {
    private static final String SEEN = "__fish_seen_subcommand_from ";
    /** Quotes are closed, and nothing in double ones would be expanded. */
    private static final Pattern LINE = Pattern.compile("complete -c kcpat -n \"([^\"$\\\\]+)\""
            + " (-a [a-z-]+|-[ls] [A-Za-z-]+(?: -[ls] [A-Za-z-]+)*(?: -r(?: -a '[^'\\\\]+')?)?)"
            + " -d '((?:[^'\\\\]|\\\\['\\\\])*)'");

    private final List<String> script =
            FishCompletion.of(CommandTree.root()).lines().toList();

    private Stream<Matcher> lines() {
        return script.stream().skip(1).map(line -> {
            Matcher matcher = LINE.matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            return matcher;
        });
    }

    private List<String> offered(List<String> typed) {
        return lines().filter(line -> holds(line.group(1), typed))
                .map(line -> line.group(2))
                .toList();
    }

    private static boolean holds(String condition, List<String> typed) {
        return Stream.of(condition.split("; and ")).allMatch(part -> {
            boolean not = part.startsWith("not ");
            String test = not ? part.substring("not ".length()) : part;
            assertThat(test).startsWith(SEEN);
            return not
                    != List.of(test.substring(SEEN.length()).split(" ")).stream()
                            .anyMatch(typed::contains);
        });
    }

    @Test
    void eachLineIsOneCommandOfFish() {
        assertThat(script.get(0)).isEqualTo("complete -c kcpat -f");
        assertThat(lines().map(line -> line.group(3)))
                .allSatisfy(description -> assertThat(description).isNotBlank().doesNotContain("${"));
    }

    @Test
    void afterEachCommandThoseBelowItAreOfferedAndNoOthers() {
        assertThat(CommandTree.all())
                .allSatisfy(command -> assertThat(offered(CommandTree.path(command)))
                        .as(command.getCommandSpec().qualifiedName())
                        .filteredOn(what -> what.startsWith("-a "))
                        .containsExactlyElementsOf(command.getSubcommands().keySet().stream()
                                .map(name -> "-a " + name)
                                .toList()));
    }

    @Test
    void eachOptionIsOfferedAfterItsCommandOnce() {
        assertThat(CommandTree.all())
                .allSatisfy(command -> assertThat(offered(CommandTree.path(command)))
                        .as(command.getCommandSpec().qualifiedName())
                        .filteredOn(what -> !what.startsWith("-a "))
                        .hasSameSizeAs(visible(command)));
    }

    private static List<CommandLine.Model.OptionSpec> visible(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .toList();
    }

    @Test
    void whatAnOptionTakesIsOfferedToo() {
        assertThat(offered(List.of("tokens", "list")))
                .contains("-l status -r -a 'active expired revoked all'", "-l output -r -a 'table json'", "-l all")
                .contains("-s h -l help");
    }
}
