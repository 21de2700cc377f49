package io.github.keycloakpat.cli.shell;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for the fish shell, which picocli does not write: a line for each command and option, where it may stand. */
public final class FishCompletion {
    private final StringBuilder script = new StringBuilder();
    private final CommandLine root;
    private final String program;

    private FishCompletion(CommandLine root) {
        this.root = root;
        this.program = root.getCommandName();
    }

    public static String of(CommandLine root) {
        var completion = new FishCompletion(root);
        completion.script.append("complete -c ").append(completion.program).append(" -f\n");
        completion.add(root, List.of());
        return completion.script.toString();
    }

    private void add(CommandLine command, List<String> path) {
        String here = condition(command, path);
        command.getSubcommands().forEach((name, sub) -> line(here, "-a " + name, description(sub)));
        command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> option(here, option));
        command.getSubcommands().forEach((name, sub) -> add(sub, append(path, name)));
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

    /** All words of the path were typed, and none of the commands below it. */
    private String condition(CommandLine command, List<String> path) {
        String typed = path.stream()
                        .map(word -> "__fish_seen_subcommand_from " + word + "; and ")
                        .collect(Collectors.joining())
                + elsewhere(root, path);
        String below = String.join(" ", command.getSubcommands().keySet());
        return below.isEmpty() ? typed + "true" : typed + "not __fish_seen_subcommand_from " + below;
    }

    /** No word of another branch was typed: 'tokens' stands below 'admin', too. */
    private static String elsewhere(CommandLine root, List<String> path) {
        String others = root.getSubcommands().keySet().stream()
                .filter(name -> !path.isEmpty() && !path.contains(name))
                .collect(Collectors.joining(" "));
        return others.isEmpty() ? "" : "not __fish_seen_subcommand_from " + others + "; and ";
    }

    private static String description(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description());
    }

    private static List<String> append(List<String> path, String word) {
        return Stream.concat(path.stream(), Stream.of(word)).toList();
    }
}
