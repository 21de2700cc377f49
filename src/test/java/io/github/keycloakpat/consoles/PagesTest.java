package io.github.keycloakpat.consoles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as they are in git: their texts, their size, and that they are in the jar. */
class PagesTest {
    private static final Path UI = Path.of("themes", "pat-ui");
    private static final int MOST_BYTES = 110_000;
    /** A key stands in the sources as it is, so that it can be searched for; those of refusals are put together. */
    private static final Pattern KEY = Pattern.compile("\"(pat\\.[A-Za-z0-9_.]*[A-Za-z0-9])\"");

    private static final String REFUSALS = "pat.error.";
    private static final Pattern PLACE = Pattern.compile("\\{\\{[^}]*}}");

    @Test
    void areSmallWhenCompressed() {
        assertThat(files(UI.resolve("dist")).mapToInt(PagesTest::gzipped).sum()).isBetween(1, MOST_BYTES);
    }

    @Test
    void areInTheJar() {
        assertThat(ConsoleFiles.script("account.js")).isPresent();
        assertThat(ConsoleFiles.script("pat.css")).isPresent();
        assertThat(ConsoleFiles.messages("messages_de")).isPresent();
        assertThat(ConsoleFiles.tag()).matches("[0-9a-f]{8}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "other.js",
                "../console-messages/messages_en.properties",
                "account.js/..",
                "messages_en.properties"
            })
    void areAllThatIsServed(String name) {
        assertThat(ConsoleFiles.script(name)).isEmpty();
    }

    @Test
    void haveAllTheirTextsAndNoOther() {
        Set<String> used = files(UI.resolve("src"))
                .flatMap(file -> KEY.matcher(text(file)).results())
                .map(found -> found.group(1))
                .collect(toCollection(TreeSet::new));
        Set<String> told = new TreeSet<>(messages("en").stringPropertyNames());
        Set<String> refusals =
                told.stream().filter(key -> key.startsWith(REFUSALS)).collect(toSet());
        used.removeAll(refusals); // some are told before the server refuses
        told.removeAll(refusals);

        assertThat(used).isEqualTo(told);
    }

    @Test
    void sayTheSameInEachLanguage() {
        Properties english = messages("en");
        Properties german = messages("de");

        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(places(german.getProperty(key)))
                        .as(key)
                        .isEqualTo(places(english.getProperty(key))));
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static Properties messages(String language) {
        try (Reader reader = Files.newBufferedReader(UI.resolve("messages/messages_" + language + ".properties"))) {
            Properties messages = new Properties();
            messages.load(reader);
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        return new String(bytes(file), UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int gzipped(Path file) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.size();
    }
}
