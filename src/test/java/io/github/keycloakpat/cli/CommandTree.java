package io.github.keycloakpat.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** All commands, as {@code kcpat} knows them. */
final class CommandTree {
    private CommandTree() {}

    static CommandLine root() {
        CommandLine root = new CommandLine(new Kcpat());
        Main.arrange(root);
        return root;
    }

    static List<CommandLine> all() {
        return withAllBelow(root()).toList();
    }

    private static Stream<CommandLine> withAllBelow(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(CommandTree::withAllBelow));
    }

    /** The words by which it is called, without the program's name. */
    static List<String> path(CommandLine command) {
        List<String> words = List.of(command.getCommandSpec().qualifiedName().split(" "));
        return words.subList(1, words.size());
    }
}
