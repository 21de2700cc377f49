package io.github.keycloakpat.cli.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for the fish shell, which picocli does not write: a line for each command and option, where it may stand. */
public final class FishCompletion {
    private final StringBuilder script = new StringBuilder();
    private final String program;

    private FishCompletion(String program) {
        this.program = program;
    }

    public static String of(CommandLine root) {
        var completion = new FishCompletion(root.getCommandName());
        completion.script.append("complete -c ").append(completion.program).append(" -f\n");
        completion.add(root, List.of(), Set.of());
        return completion.script.toString();
    }

    /** @param others commands beside those of the path: once one of them is typed, it is another path */
    private void add(CommandLine command, List<String> path, Set<String> others) {
        Set<String> known = union(others, command.getSubcommands().keySet());
        String here = condition(path, known);
        command.getSubcommands().forEach((name, sub) -> line(here, "-a " + name, description(sub)));
        command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> option(here, option));
        command.getSubcommands().forEach((name, sub) -> add(sub, append(path, name), known));
    }

    private void option(String here, OptionSpec option) {
        String names = List.of(option.names()).stream()
                .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                .collect(Collectors.joining(" "));
        Iterable<String> candidates = option.completionCandidates();
        String values = candidates == null
                ? ""
                : StreamSupport.stream(candidates.spliterator(), false).collect(Collectors.joining(" "));
        String takes = option.arity().max() == 0 ? "" : values.isEmpty() ? " -r" : " -r -a '" + values + "'";
        line(here, names + takes, String.join(" ", option.description()));
    }

    private void line(String here, String what, String description) {
        script.append("complete -c ")
                .append(program)
                .append(" -n \"")
                .append(here)
                .append("\" ")
                .append(what)
                .append(" -d '")
                .append(description.replace("\\", "\\\\").replace("'", "\\'"))
                .append("'\n");
    }

    /** All words of the path were typed, and no other command that could stand there or below. */
    private static String condition(List<String> path, Set<String> known) {
        String typed = path.stream()
                .map(word -> "__fish_seen_subcommand_from " + word + "; and ")
                .collect(Collectors.joining());
        return typed + "not __fish_seen_subcommand_from "
                + known.stream().filter(name -> !path.contains(name)).collect(Collectors.joining(" "));
    }

    private static String description(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description());
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static List<String> append(List<String> path, String word) {
        return Stream.concat(path.stream(), Stream.of(word)).toList();
    }
}
