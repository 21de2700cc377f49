package io.github.keycloakpat.server.use;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the pages without running them. */
class PagesTest {
    private static final Path FOLDER = Path.of("docs", "use");
    private static final String FIRST = "README.md";
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern ASSIGNED = Pattern.compile("\\b([A-Z][A-Z0-9_]+)=");
    private static final Pattern READ = Pattern.compile("read -rs ([A-Z]+)");
    private static final Pattern USED = Pattern.compile("\\$\\{?(?:env\\.)?([A-Z][A-Z0-9_]+)");

    static List<Path> pages() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theFirstPageLeadsToAllOthers(Path page) {
        assertThat(read(FOLDER.resolve(FIRST)))
                .satisfiesAnyOf(
                        first -> assertThat(page).endsWithRaw(Path.of(FIRST)),
                        first -> assertThat(first).contains("](" + page.getFileName() + ")"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Path page) {
        assertThat(LINK.matcher(read(page)).results().toList()).allSatisfy(link -> {
            Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
            assertThat(target).exists();
            if (link.group(2) != null) {
                assertThat(anchors(read(target))).contains(link.group(2));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyVariableIsSetOnTheFirstPageOrOnItsOwn(Path page) {
        Set<String> set = Stream.of(read(page), read(FOLDER.resolve(FIRST)))
                .flatMap(text -> Stream.of(ASSIGNED, READ).flatMap(pattern -> groups(pattern, text)))
                .collect(toSet());

        assertThat(groups(USED, read(page)).filter(name -> !name.equals("HOME")))
                .isSubsetOf(set);
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    /** As GitHub makes them. */
    private static List<String> anchors(String text) {
        return Pattern.compile("(?m)^#+ (.*)$")
                .matcher(text)
                .results()
                .map(PagesTest::anchor)
                .toList();
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
