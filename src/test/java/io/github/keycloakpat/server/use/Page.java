package io.github.keycloakpat.server.use;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/use} as its reader sees it. A block of {@code sh} is run, one of {@code text} is what comes out
 * ("…" is what differs each time); every other one is the content of the file that the line above it names.
 */
final class Page {
    private static final Path FOLDER = Path.of("docs", "use");
    private static final Pattern HEADING = Pattern.compile("#{1,3} (.+)");
    private static final Pattern FENCE = Pattern.compile("```(\\w*)");
    private static final Pattern NAME = Pattern.compile(".*`([^`]+)`[^`]*:");

    private final String name;
    private final List<Block> blocks;
    private final List<Block> unused;

    private Page(String name, List<Block> blocks) {
        this.name = name;
        this.blocks = List.copyOf(blocks);
        this.unused = new ArrayList<>(blocks);
    }

    static Page read(String name) {
        try {
            return of(name, Files.readAllLines(FOLDER.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page of(String name, List<String> lines) {
        return new Page(name, blocks(lines));
    }

    /**
     * What stands between two fences.
     *
     * @param section the heading above it
     * @param file the name in the line above it, if there is one
     */
    private record Block(String section, String language, Optional<String> file, String text) {
        boolean isCommand() {
            return language.equals("sh");
        }

        boolean isOutput() {
            return language.equals("text");
        }
    }

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        String section = "";
        String above = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Optional<String> heading = group(HEADING, line);
            Optional<String> language = group(FENCE, line);
            section = heading.orElse(section);
            if (language.isPresent()) {
                int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
                String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
                blocks.add(new Block(section, language.get(), group(NAME, above), text));
                i = end;
            } else if (!line.isBlank()) {
                above = line;
            }
        }
        return blocks;
    }

    private static Optional<String> group(Pattern pattern, String line) {
        return Optional.of(pattern.matcher(line)).filter(Matcher::matches).map(match -> match.group(1));
    }

    /** All commands below this heading, in their order. */
    String commands(String section) {
        List<Block> found = blocks.stream()
                .filter(block -> block.section.equals(section) && block.isCommand())
                .toList();
        assertThat(found).as("commands of '%s' in %s", section, name).isNotEmpty();
        unused.removeAll(found);
        return String.join("", found.stream().map(Block::text).toList());
    }

    /** The content of a file, as it is below this heading. */
    String file(String section, String file) {
        List<Block> found = blocks.stream()
                .filter(block -> block.section.equals(section) && !block.isCommand() && !block.isOutput())
                .filter(block -> block.file.equals(Optional.of(file)))
                .toList();
        assertThat(found).as("%s of '%s' in %s", file, section, name).hasSize(1);
        unused.removeAll(found);
        return found.get(0).text;
    }

    /** Holds if this is what the page shows below the heading. */
    void assertShown(String section, String printed) {
        List<Block> outputs = blocks.stream()
                .filter(block -> block.section.equals(section) && block.isOutput())
                .toList();
        List<Block> matching =
                outputs.stream().filter(block -> matches(block.text, printed)).toList();
        assertThat(matching)
                .as("what '%s' in %s shows:%n%s%nand what came:%n%s", section, name, outputs, printed)
                .isNotEmpty();
        unused.removeAll(matching);
    }

    /** Line by line; other lines may come before, between and behind them. */
    private static boolean matches(String shown, String printed) {
        String pattern = String.join(
                "\\R(?s:.*\\R)?", shown.strip().lines().map(Page::pattern).toList());
        return Pattern.compile("^(?:" + pattern + ")$", Pattern.MULTILINE)
                .matcher(printed)
                .find();
    }

    private static String pattern(String line) {
        return Pattern.compile("[^…]+|…")
                .matcher(line.strip())
                .replaceAll(part -> Matcher.quoteReplacement(quoted(part)));
    }

    private static String quoted(MatchResult part) {
        return part.group().equals("…") ? ".*" : Pattern.quote(part.group());
    }

    /** Holds if nothing stands on the page that no test has run or seen. */
    void assertAllUsed() {
        assertThat(unused).as("not run, or not seen, of %s", name).isEmpty();
    }
}
